"use strict";
// The page reads without this; with it, quotes open lit in their report and the map moves.
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

  // ---- the map: zoom, move, and choose
  const map = byId("map");
  if (!map) return;
  const whole = map.viewBox.baseVal;
  const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let view = { ...full };

  function draw() {
    const share = view.width / full.width;
    map.setAttribute("viewBox", [view.x, view.y, view.width, view.height].join(" "));
    for (const mark of all(".fixed", map)) {
      mark.setAttribute("transform", "translate(" + mark.dataset.x + " " + mark.dataset.y + ") scale(" + share + ")");
    }
    for (const extra of all(".scale, .north", map)) extra.style.visibility = share < 1 ? "hidden" : "";
  }

  function look(x, y, share) {
    const kept = Math.min(1, Math.max(1 / 16, share));
    const width = full.width * kept, height = full.height * kept;
    view = {
      x: Math.min(full.width - width, Math.max(0, x - width / 2)),
      y: Math.min(full.height - height, Math.max(0, y - height / 2)),
      width, height,
    };
    draw();
  }

  const centre = () => [view.x + view.width / 2, view.y + view.height / 2];
  const zoom = (factor) => look(...centre(), view.width / full.width * factor);
  const tools = document.querySelector(".map-tools");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const asked = event.target.closest("button");
    if (asked) ({ in: () => zoom(1 / 1.6), out: () => zoom(1.6), all: () => look(...centre(), 1) })[asked.dataset.zoom]();
  });
  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // a bare wheel scrolls the page, as everywhere
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.25 : 0.8);
  }, { passive: false });
  map.addEventListener("dblclick", (event) => { event.preventDefault(); zoom(1 / 1.6); });
  map.addEventListener("keydown", (event) => {
    const step = view.width / 8;
    const [x, y] = centre();
    const share = view.width / full.width;
    const moves = {
      "+": () => zoom(1 / 1.6), "=": () => zoom(1 / 1.6), "-": () => zoom(1.6), "0": () => look(x, y, 1),
      ArrowLeft: () => look(x - step, y, share), ArrowRight: () => look(x + step, y, share),
      ArrowUp: () => look(x, y - step, share), ArrowDown: () => look(x, y + step, share),
    };
    if (moves[event.key]) { event.preventDefault(); moves[event.key](); }
  });
  let grip = null;
  map.addEventListener("pointerdown", (event) => {
    if (view.width < full.width && !event.target.closest("a")) grip = { x: event.clientX, y: event.clientY, from: centre() };
  });
  addEventListener("pointermove", (event) => {
    if (!grip) return;
    map.classList.add("moving");
    const unit = view.width / map.clientWidth;
    look(grip.from[0] - (event.clientX - grip.x) * unit, grip.from[1] - (event.clientY - grip.y) * unit, view.width / full.width);
  });
  addEventListener("pointerup", () => { grip = null; map.classList.remove("moving"); });

  function light(id, on) {
    for (const found of all("[data-event]")) {
      if (found.dataset.event === id && !found.matches(".on-map")) found.classList.toggle("lit", on);
    }
  }
  for (const pin of all(".pin", map)) {
    for (const [name, on] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]]) {
      pin.addEventListener(name, () => light(pin.dataset.event, on));
    }
  }
  for (const link of all("a.on-map")) {
    const marks = all(".pin", map).filter((pin) => pin.dataset.event === link.dataset.event);
    if (!marks.length) continue;
    link.hidden = false;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const mark = marks.find((found) => found.getClientRects().length) || marks[0];
      const fixed = mark.querySelector(".fixed");
      look(Number(fixed.dataset.x), Number(fixed.dataset.y), Math.min(view.width / full.width, 0.5));
      for (const lit of all(".pin.lit", map)) lit.classList.remove("lit");
      byId("map-figure").scrollIntoView({ block: "center" });
      mark.focus({ preventScroll: true });
      mark.classList.add("lit");
    });
  }
})();
