// What a reader can do with the picture: fold, choose, search, look at one chain, walk along the calls.
const state = { folds: foldsFor(initialDetail()), focus: null, chosen: null, direction: "TB", view: null };
const stage = document.getElementById("graph"), beside = document.getElementById("graph-beside");

function initialDetail() {
  if (nodes.length <= 70) return "functions";
  return modules.length > BOXES && foldsFor("packages").size > 1 ? "packages" : "modules";
}
function show({ keep = null, refit = true } = {}) {
  state.view = placed(seen(state), state.direction);
  draw(state.view);
  if (refit) fit(state.view, false);
  mark();
  search();
  const item = keep && state.view.items.get(keep);
  if (item) { reveal(item); elementOf(keep)?.focus({ preventScroll: true }); }
  const detail = ["functions", "modules", "packages"].find((name) => same(foldsFor(name), state.folds));
  for (const button of stage.parentElement.querySelectorAll("[data-detail]")) button.setAttribute("aria-pressed", button.dataset.detail === detail && state.focus === null);
  document.getElementById("graph-all").hidden = state.focus === null;
}
const same = (left, right) => left.size === right.size && [...left].every((item) => right.has(item));
const elementOf = (key) => stage.querySelector(`[data-key="${CSS.escape(key)}"]`);

function mark() {
  const key = state.chosen === null ? null : state.view.of.get(state.chosen);
  const near = new Set(key ? [...chainOf(state.chosen)].map((id) => state.view.of.get(id)) : []);
  canvas.selectAll(".node").classed("chosen", (item) => item.key === key).classed("dim", (item) => Boolean(key) && !near.has(item.key));
  canvas.selectAll(".edge").classed("near", (link) => link.source === key || link.target === key)
    .classed("dim", (link) => Boolean(key) && !(near.has(link.source) && near.has(link.target)));
}
function choose(id, { moves = true } = {}) {
  state.chosen = id;
  if (id !== null) {
    if (state.focus !== null && !state.view.of.has(id)) state.focus = null;
    const fold = state.focus === null ? foldOf(nodes[id], state.folds) : null;
    if (fold) unfold(fold, `n${id}`);
    else if (!state.view.of.has(id)) show();
    const key = `n${id}`;
    if (moves && state.view.items.has(key)) { reveal(state.view.items.get(key)); elementOf(key).focus({ preventScroll: true }); }
  }
  mark();
  describeChosen();
}
function unfold(fold, keep) {
  state.folds.delete(fold);
  if (fold.endsWith(".*")) for (const inside of boxesIn(fold.slice(0, -2))) state.folds.add(inside);
  const wanted = keep?.startsWith("n") ? foldOf(nodes[Number(keep.slice(1))], state.folds) : null;
  if (wanted) { unfold(wanted, keep); return; }
  show({ keep });
}
function firstIn(fold) {
  return [...state.view.items.values()].find((item) => item.node ? inFold(item.node, fold) : inFold(item.members[0], fold))?.key;
}
function foldModule(module) {
  state.folds.add(module);
  if (state.chosen !== null && nodes[state.chosen].module === module) state.chosen = null;
  show({ keep: `m${module}` });
  describeChosen();
}
function act(item) {
  if (!item.fold) { choose(item.node.id); return; }
  unfold(item.fold, null);
  const first = firstIn(item.fold);
  if (first) { reveal(state.view.items.get(first)); elementOf(first).focus({ preventScroll: true }); }
}

// beside the picture
function describeChosen() {
  beside.replaceChildren();
  if (state.chosen === null) { beside.append(document.getElementById("graph-hint").content.cloneNode(true)); return; }
  const node = nodes[state.chosen];
  add("h3", node.symbol);
  add("div", `${KINDS[node.kind]}${isLeaf(node) ? `, ${node.calls} place${node.calls === 1 ? "" : "s"} in ${node.module}` : ""}`).className = "small";
  add("div", `${node.path}:${node.line}`).className = "place";
  for (const stop of node.stops) {
    const text = add("div", `${stop.code} ${stop.message} (line ${stop.line})${stop.calls ? `; holds back ${stop.calls} call${stop.calls === 1 ? "" : "s"}` : ""}`);
    text.className = "stop";
  }
  const button = add("button", "Show only its chain");
  button.type = "button";
  button.style.marginTop = ".6rem";
  button.id = "graph-chain";
  button.addEventListener("click", () => focusOn(node.id));
  list("Called by", node.callers.map((edge) => [edge.source, `${edge.line}`]));
  list("Calls", node.callees.map((edge) => [edge.target, `${edge.line}`]));
}
function add(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  beside.append(element);
  return element;
}
function list(title, rows) {
  if (!rows.length) return;
  add("h4", `${title} (${rows.length})`);
  const items = add("ul", "");
  for (const [id, line] of rows) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${nodes[id].symbol} · line ${line}`;
    button.addEventListener("click", () => choose(id));
    items.append(document.createElement("li"));
    items.lastChild.append(button);
  }
}
function focusOn(id) { state.focus = id; state.chosen = id; show({ keep: `n${id}` }); describeChosen(); }

function search() {
  const words = document.getElementById("graph-search").value.trim().toLowerCase();
  const hit = (item) => Boolean(words) && (item.node ? [item.node] : item.members).some((node) => node.symbol.toLowerCase().includes(words));
  canvas.selectAll(".node").classed("match", hit);
  const found = words ? nodes.filter((node) => node.symbol.toLowerCase().includes(words)) : [];
  document.getElementById("graph-found").textContent = words ? `${found.length} found` : "";
  return found;
}
