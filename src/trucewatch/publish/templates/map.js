"use strict";
// The map zooms and moves; marks and events light each other. Without this it stands still.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
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
    for (const grain of all(".grain", map)) {
      grain.classList.toggle("seen", share > Number(grain.dataset.least) && share <= Number(grain.dataset.most));
    }
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
  const pins = all(".pin .fixed", map).map((mark) => [Number(mark.dataset.x), Number(mark.dataset.y)]);
  const spread = [0, 1].map((axis) => pins.map((pin) => pin[axis])).map((along) => [Math.min(...along), Math.max(...along)]);
  const [wide, high] = spread.map(([least, most]) => (least + most) / 2);
  // Room for a name beside the outermost mark.
  const near = Math.max((spread[0][1] - spread[0][0]) / full.width, (spread[1][1] - spread[1][0]) / full.height) * 1.3 + 0.1;
  const tools = document.querySelector(".map-tools");
  tools.hidden = false;
  const closer = tools.querySelector("[data-zoom=events]");
  if (closer) closer.hidden = !pins.length || near > 0.7;
  tools.addEventListener("click", (event) => {
    const asked = event.target.closest("button");
    if (asked) ({ in: () => zoom(1 / 1.6), out: () => zoom(1.6), all: () => look(...centre(), 1),
      events: () => look(wide, high, near) })[asked.dataset.zoom]();
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
