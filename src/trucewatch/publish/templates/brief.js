"use strict";
// The page reads without this; with it, quotes open lit in their report.
// Untrusted text is only ever put in place as text nodes.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // ---- the reader: a report's text with the quoted words lit
  const reader = byId("reader");
  let opener = null;

  function piece(points, start, end, tag, name) {
    const text = document.createTextNode(points.slice(start, end).join(""));
    if (!tag) return text;
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(text);
    return element;
  }

  function lit(pre, start, end) {
    const points = Array.from(pre.textContent); // by character, as the offsets count
    const asides = (pre.dataset.asides || "").split(" ").filter(Boolean).map((range) => range.split("-").map(Number));
    const cuts = new Set([0, points.length, start, end, ...asides.flat()]);
    const edges = Array.from(cuts).filter((edge) => edge >= 0 && edge <= points.length).sort((a, b) => a - b);
    return edges.slice(0, -1).map((from, index) => {
      const to = edges[index + 1];
      if (from >= start && to <= end) return piece(points, from, to, "mark");
      const aside = asides.some(([left, right]) => from >= left && to <= right);
      return piece(points, from, to, aside ? "span" : "", aside ? "furniture" : "");
    });
  }

  function show(link) {
    const data = link.dataset;
    const pre = all("pre[data-report]").find((found) => found.dataset.report === data.report);
    if (!pre) return false;
    byId("reader-title").textContent = pre.dataset.label;
    const told = data.speaker ? data.speaker + " " + data.says + ", carried by " + data.outlet : "The outlet itself " + data.says;
    byId("reader-source").textContent = told;
    byId("reader-facts").textContent = "Published " + pre.dataset.published + " · SHA-256 " + pre.dataset.sha256 + " · characters " + data.start + " to " + data.end;
    const text = byId("reader-text");
    text.lang = pre.lang;
    text.replaceChildren(...lit(pre, Number(data.start), Number(data.end)));
    opener = link;
    reader.hidden = false;
    reader.focus();
    const mark = text.querySelector("mark");
    if (mark) text.scrollTop = Math.max(0, mark.offsetTop - text.offsetTop - text.clientHeight / 3);
    return true;
  }

  function close() {
    if (reader.hidden) return;
    reader.hidden = true;
    if (opener && opener.isConnected) opener.focus();
  }

  byId("reader-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.show");
    if (link && show(link)) event.preventDefault();
  });

  // ---- quotes: all at once, and all on paper
  const button = byId("open-all");
  const quotes = () => all("details.evidence, details.voice, details.trace, details.against, details.fields, details.joins");
  button.closest("[hidden]").hidden = false;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    button.textContent = open ? "Close every quote" : "Open every quote";
    for (const found of quotes()) found.open = open;
  });
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("main details:not(.report-text):not([open])");
    for (const found of opened) found.open = true;
  });
  addEventListener("afterprint", () => { for (const found of opened) found.open = false; });
})();
