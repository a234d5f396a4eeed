// Pointer, keyboard and buttons of the picture.
let hits = -1;
function nextHit() {
  const found = search();
  if (found.length) { hits = (hits + 1) % found.length; choose(found[hits].id, { moves: false }); reveal(state.view.items.get(state.view.of.get(found[hits].id))); }
}
function neighbour(item, key) {
  const along = state.direction === "TB" ? { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "side", ArrowRight: "side" } : { ArrowLeft: "up", ArrowRight: "down", ArrowUp: "side", ArrowDown: "side" };
  const [main, cross] = state.direction === "TB" ? ["y", "x"] : ["x", "y"];
  const all = [...state.view.items.values()].filter((other) => other !== item);
  const forward = key === "ArrowRight" || key === "ArrowDown";
  if (along[key] === "side") return nearest(all.filter((other) => forward ? other[cross] > item[cross] : other[cross] < item[cross]), (o) => Math.abs(o[cross] - item[cross]) + 3 * Math.abs(o[main] - item[main]));
  const linked = state.view.links.filter((link) => along[key] === "up" ? link.target === item.key : link.source === item.key).map((link) => state.view.items.get(along[key] === "up" ? link.source : link.target));
  return nearest(linked, (other) => Math.abs(other[cross] - item[cross]));
}
const nearest = (items, distance) => items.reduce((best, item) => best && distance(best) <= distance(item) ? best : item, null);

stage.addEventListener("click", (event) => {
  const node = event.target.closest(".node"), fold = event.target.closest("[data-fold]");
  if (node) act(state.view.items.get(node.dataset.key));
  else if (fold) foldModule(fold.dataset.fold);
  else if (event.target === svg.node() && state.chosen !== null) choose(null);
});
stage.addEventListener("dblclick", (event) => {
  const node = event.target.closest(".node");
  const item = node && state.view.items.get(node.dataset.key);
  if (item?.node) focusOn(item.node.id);
});
stage.addEventListener("keydown", (event) => {
  const fold = event.target.closest?.("[data-fold]"), node = event.target.closest?.(".node");
  const enter = event.key === "Enter" || event.key === " ";
  if (fold && enter) { foldModule(fold.dataset.fold); event.preventDefault(); return; }
  if (!node) return;
  const item = state.view.items.get(node.dataset.key);
  if (enter) act(item);
  else if (event.key === "f" && item.node) focusOn(item.node.id);
  else if (event.key === "-" && item.node && state.view.clusters.length) foldModule(item.node.module);
  else if (event.key === "Escape") leave();
  else if (event.key.startsWith("Arrow")) walk(neighbour(item, event.key));
  else return;
  event.preventDefault();
});
function walk(item) {
  if (!item) return;
  for (const element of stage.querySelectorAll(".node")) element.setAttribute("tabindex", element.dataset.key === item.key ? 0 : -1);
  reveal(item);
  elementOf(item.key).focus({ preventScroll: true });
}
function leave() {
  const keep = state.chosen === null ? null : `n${state.chosen}`;
  if (state.focus !== null) { state.focus = null; show({ keep }); } else choose(null);
}
const on = (id, act) => document.getElementById(id).addEventListener("click", act);
const tools = document.getElementById("graph-tools");
tools.addEventListener("click", (event) => {
  const detail = event.target.dataset.detail;
  if (!detail) return;
  state.focus = null;
  state.folds = foldsFor(detail);
  busy(() => show());
});
// A picture of many functions takes a moment: say so first.
function busy(work) {
  const note = document.getElementById("graph-busy");
  note.hidden = false;
  requestAnimationFrame(() => setTimeout(() => { try { work(); } finally { note.hidden = true; } }));
}
on("graph-all", () => { state.focus = null; show(); });
on("graph-turn", () => { state.direction = state.direction === "TB" ? "LR" : "TB"; busy(() => show()); });
on("graph-fit", () => fit(state.view, true));
on("graph-in", () => svg.transition().duration(120).call(zoom.scaleBy, 1.4));
on("graph-out", () => svg.transition().duration(120).call(zoom.scaleBy, 1 / 1.4));
on("graph-full", () => document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen());
document.addEventListener("fullscreenchange", () => fit(state.view, false));
document.getElementById("graph-search").addEventListener("input", () => { hits = -1; search(); });
document.getElementById("graph-search").addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); nextHit(); } });
for (const button of document.querySelectorAll("[data-show]")) {
  const node = nodes.find((each) => each.stops.some((stop) => `${each.path}:${stop.line}` === button.dataset.show));
  button.hidden = !node;
  button.addEventListener("click", () => { document.getElementById("call-graph").scrollIntoView(); choose(node.id); });
}
describeChosen();
busy(() => show());
