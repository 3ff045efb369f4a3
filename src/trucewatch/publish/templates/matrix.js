"use strict";
// The matrix: cells open on their words, rows and columns can be put out.
// The page reads without this: a cell then leads to its report. Untrusted text is only ever put in place as text.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const table = document.querySelector("table.matrix");
  if (!table) return;
  const columns = all("thead th", table).slice(1);
  const links = () => all("td a", table).filter((link) => link.offsetParent !== null);

  // ---- the words of a cell
  const panel = byId("words");
  let opener = null;

  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  }

  function quote(row) {
    const [report, start, end, says, speaker, graded] = row.split("\t");
    const pre = all("pre[data-report]").find((found) => found.dataset.report === report);
    const figure = element("figure", "quote");
    const words = element("p", "", pre ? Array.from(pre.textContent).slice(Number(start), Number(end)).join("") : "");
    const marks = /^["“«„]/.test(words.textContent);
    const block = element("blockquote", marks ? "own-marks" : "");
    block.dir = "auto";
    if (pre) block.lang = pre.lang;
    block.append(words);
    const outlet = pre ? pre.dataset.label : "";
    const caption = element("figcaption", "", outlet + (speaker ? ", quoting " + speaker : "") + " · " + says + " · ");
    const show = element("a", "show", "show in the report");
    show.href = "#text-" + report;
    Object.assign(show.dataset, { report, start, end, outlet, speaker, says });
    caption.append(show);
    if (graded) caption.append(element("span", "of", graded));
    figure.append(block, caption);
    return figure;
  }

  function open(link) {
    const row = link.closest("tr"), cell = link.closest("td");
    const head = row.querySelector("th").cloneNode(true);
    for (const aside of all(".badge, .of, .most", head)) aside.remove();
    byId("words-title").textContent = head.textContent.trim();
    byId("words-state").textContent = columns[cell.cellIndex - 1].querySelector("bdi").textContent + ": " + link.textContent.trim();
    byId("words-list").replaceChildren(...link.dataset.words.split("\n").map(quote));
    byId("words-reason").textContent = row.dataset.reason || "";
    const more = byId("words-more"), target = byId(row.dataset.more || "");
    more.hidden = !target;
    if (target) more.firstChild.href = "#" + target.id;
    opener = link;
    panel.hidden = false;
    panel.focus();
  }

  function close() {
    if (panel.hidden || !byId("reader").hidden) return; // the report lies above: it closes first
    panel.hidden = true;
    if (opener && opener.isConnected) opener.focus();
  }

  byId("words-close").addEventListener("click", () => { byId("reader").hidden = true; close(); });
  // Before the reader's own listener, which hides the report.
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); }, true);
  table.addEventListener("click", (event) => {
    const link = event.target.closest("td a");
    if (!link) return;
    event.preventDefault();
    reach(link);
    open(link);
  });

  // ---- one stop for the tab key, arrows within
  let here = null;
  function reach(link) {
    if (here) here.tabIndex = -1;
    here = link;
    if (here) here.tabIndex = 0;
  }
  for (const link of all("td a", table)) link.tabIndex = -1;

  function beside(link, key) {
    const row = link.closest("tr"), at = link.closest("td").cellIndex;
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const of = all("td a", row).filter((each) => each.offsetParent !== null);
      return of[of.indexOf(link) + (key === "ArrowRight" ? 1 : -1)];
    }
    const rows = all("tbody tr:not([hidden])", table), step = key === "ArrowDown" ? 1 : -1;
    for (let next = rows.indexOf(row) + step; rows[next]; next += step) {
      const found = rows[next].cells[at] && rows[next].cells[at].querySelector("a");
      if (found) return found;
    }
    return null;
  }

  table.addEventListener("keydown", (event) => {
    const link = event.target.closest("td a");
    if (!link || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const next = beside(link, event.key);
    if (next) { reach(next); next.focus(); }
  });

  // ---- what is shown
  const tools = document.querySelector(".matrix-tools");
  const outlets = all("input[name=report]", tools);
  const sheet = document.head.appendChild(document.createElement("style"));

  function fits(row) {
    const facts = tools.elements.facts.value, kind = tools.elements.kind.value, told = Number(row.dataset.told);
    if (kind && row.dataset.kind !== kind) return false;
    return facts === "all" || (facts === "differs" && row.classList.contains("differs")) || (facts === "several" && told > 1) || (facts === "one" && told === 1);
  }

  function apply() {
    const out = outlets.filter((box) => !box.checked).map((box) => Number(box.value) + 1);
    sheet.textContent = out.map((at) => ".matrix tr > :nth-child(" + at + "){display:none}").join("");
    const rows = all("tbody tr", table);
    for (const row of rows) row.hidden = !fits(row);
    for (const body of table.tBodies) {
      const shown = all("tr", body).filter((row) => !row.hidden);
      const matter = body.rows[0].querySelector("th .unseen") ? null : body.rows[0];
      for (const row of shown) { const name = row.querySelector("th > .unseen"); if (name) name.classList.toggle("shown", Boolean(matter && matter.hidden)); }
    }
    const count = rows.filter((row) => !row.hidden).length;
    tools.querySelector("output").textContent = count + " of " + rows.length + " facts";
    tools.querySelector(".chosen").textContent = out.length ? outlets.length - out.length + " of " + outlets.length : "all";
    const first = links()[0];
    if (!here || here.offsetParent === null) reach(first || null);
  }

  tools.addEventListener("change", apply);
  tools.addEventListener("submit", (event) => event.preventDefault());
  for (const button of all("button[data-all]", tools)) button.addEventListener("click", () => {
    for (const box of outlets) box.checked = Boolean(button.dataset.all);
    apply();
  });
  document.addEventListener("click", (event) => { const box = tools.querySelector(".outlets"); if (!box.contains(event.target)) box.open = false; });
  tools.hidden = false;
  for (const hint of all(".matrix-hint")) hint.hidden = false;
  apply();
})();
