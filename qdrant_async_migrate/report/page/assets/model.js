// The call graph as it came with the page, and the questions that the picture asks of it.
const data = JSON.parse(document.getElementById("graph-data").textContent);
const nodes = data.nodes.map(([kind, symbol, module, path, line, calls], id) => ({
  id, kind, symbol, module, path, line, calls, name: symbol === module ? symbol : symbol.startsWith(module + ".") ? symbol.slice(module.length + 1) : symbol,
  callers: [], callees: [], stops: [],
}));
const edges = data.edges.map(([source, target, line, tie]) => ({ source, target, line, tie: Boolean(tie) }));
for (const edge of edges) {
  if (edge.tie) continue;
  nodes[edge.source].callees.push(edge);
  nodes[edge.target].callers.push(edge);
}
for (const [node, code, message, line, calls] of data.blocked) nodes[node].stops.push({ code, message, line, calls });
const KINDS = {
  turns: "turns async", entry: "stays sync outside, runs an event loop inside", async: "was async before",
  held: "would turn async, held back", call: "client call, awaited", kept: "client call that stays sync",
};
const isLeaf = (node) => node.kind === "call" || node.kind === "kept";
const modules = [...new Set(nodes.map((node) => node.module))].sort();

// A fold is "a.b" for a module alone, and "a.*" for a package with everything in it.
const common = modules.length ? commonPackage(modules.map((module) => module.split("."))) : [];
function commonPackage(paths) {
  let depth = 0;
  while (paths.every((path) => path.length > depth + 1 && path[depth] === paths[0][depth])) depth += 1;
  return paths[0].slice(0, depth);
}
// The boxes of a package one level down, and of the whole program: those with most in them are opened while there are few.
const BOXES = 14;
function boxesIn(prefix) {
  const start = prefix ? prefix + "." : "";
  const inside = modules.filter((module) => module.startsWith(start) && module !== prefix);
  const heads = new Set(inside.map((module) => start + module.slice(start.length).split(".")[0]));
  const boxes = [...heads].map((head) => inside.some((module) => module.startsWith(head + ".")) ? head + ".*" : head);
  return prefix && modules.includes(prefix) ? [prefix, ...boxes] : boxes;
}
function packageFolds() {
  let folds = boxesIn("");
  for (;;) {
    const size = (fold) => modules.filter((module) => (module + ".").startsWith(fold.slice(0, -1))).length;
    const packages = folds.filter((fold) => fold.endsWith(".*")).sort((one, other) => size(other) - size(one));
    const next = packages.map((fold) => [fold, boxesIn(fold.slice(0, -2))]).find(([, inside]) => folds.length - 1 + inside.length <= BOXES);
    if (!next || folds.length >= BOXES / 2) return new Set(folds);
    folds = [...folds.filter((fold) => fold !== next[0]), ...next[1]];
  }
}
function foldsFor(detail) {
  if (detail === "functions") return new Set();
  return detail === "modules" ? new Set(modules) : packageFolds();
}
function foldOf(node, folds) {
  const parts = node.module.split(".");
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const fold = [...parts.slice(0, depth), "*"].join(".");
    if (folds.has(fold)) return fold;
  }
  return folds.has(node.module) ? node.module : null;
}
const inFold = (node, fold) => fold.endsWith(".*") ? (node.module + ".").startsWith(fold.slice(0, -1)) : node.module === fold;

// Everything that reaches a node, and everything that it reaches.
function chainOf(id) {
  const found = new Set([id]);
  for (const way of ["callers", "callees"]) {
    const queue = [id];
    const seen = new Set(queue);
    while (queue.length) {
      for (const edge of nodes[queue.pop()][way]) {
        const next = way === "callers" ? edge.source : edge.target;
        if (!seen.has(next)) { seen.add(next); found.add(next); queue.push(next); }
      }
    }
  }
  return found;
}
