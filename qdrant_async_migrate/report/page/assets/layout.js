// What is to be seen, and where: nodes, or modules folded into one; places come from dagre.
const CHARACTER = 7.3, SMALL = 6.2;
const shortened = (text, most) => text.length > most ? text.slice(0, most - 1) + "…" : text;

function seen(state) {
  const items = new Map(), of = new Map();
  const wanted = state.focus === null ? null : chainOf(state.focus);
  for (const node of nodes) {
    if (wanted && !wanted.has(node.id)) continue;
    const fold = wanted ? null : foldOf(node, state.folds);
    const key = fold === null ? `n${node.id}` : `m${fold}`;
    if (!items.has(key)) items.set(key, fold === null ? single(node) : folded(key, fold));
    if (fold !== null) items.get(key).members.push(node);
    of.set(node.id, key);
  }
  for (const item of items.values()) if (item.fold) describe(item);
  return { items, links: links(of), of };
}
function single(node) {
  const label = shortened(isLeaf(node) ? node.name.split(".").pop() + (node.calls > 1 ? ` ×${node.calls}` : "") : node.name, 30);
  const sub = isLeaf(node) ? "" : `${shortened(node.path.split("/").pop(), 26)}:${node.line}`;
  const stops = node.stops.length;
  return { key: `n${node.id}`, node, fold: null, kind: node.kind, label, sub, stops, ...size(label, sub, stops) };
}
const folded = (key, fold) => ({ key, fold, node: null, kind: "module", members: [] });
function describe(item) {
  const functions = item.members.filter((node) => !isLeaf(node));
  const calls = item.members.filter(isLeaf).reduce((sum, node) => sum + node.calls, 0);
  const turning = functions.filter((node) => node.kind === "turns").length;
  const held = functions.filter((node) => node.kind === "held").length;
  item.label = shortened(shownModule(item.fold), 34);
  item.sub = [turning && `${turning} async`, held && `${held} held back`, calls && `${calls} call${calls === 1 ? "" : "s"}`].filter(Boolean).join(" · ")
    || `${functions.length} function${functions.length === 1 ? "" : "s"}`;
  item.stops = item.members.reduce((sum, node) => sum + node.stops.length, 0);
  Object.assign(item, size(item.label, item.sub, item.stops));
}
const shownModule = (fold) => (fold.startsWith(common.join(".") + ".") ? fold.slice(common.join(".").length + 1) : fold).replace(/\.\*$/, " (package)");
const size = (label, sub, stops) => ({ width: Math.max(label.length * CHARACTER, sub.length * SMALL, 34) + 24 + (stops ? 14 : 0), height: sub ? 42 : 26 });

function links(of) {
  const found = new Map();
  for (const edge of edges) {
    const source = of.get(edge.source), target = of.get(edge.target);
    if (source === undefined || target === undefined || source === target) continue;
    const key = `${source}>${target}`;
    if (!found.has(key)) found.set(key, { source, target, count: 0, tie: true });
    const link = found.get(key);
    link.count += 1;
    link.tie = link.tie && edge.tie;
  }
  return [...found.values()];
}

// dagre has drawings with boxes around nodes that it cannot finish: then there is one without the boxes.
function placed(view, direction) {
  try { return laidOut(view, direction, true); } catch { return laidOut(view, direction, false); }
}
function laidOut(view, direction, boxed) {
  const graph = new dagre.graphlib.Graph({ compound: true });
  const many = view.items.size > 120;
  graph.setGraph({ rankdir: direction, nodesep: many ? 10 : 16, ranksep: 44, edgesep: 6, marginx: 16, marginy: 16, ranker: "tight-tree" });
  graph.setDefaultEdgeLabel(() => ({}));
  const open = new Set();
  for (const item of view.items.values()) {
    graph.setNode(item.key, { width: item.width, height: item.height });
    if (item.node) open.add(item.node.module);
  }
  const clustered = boxed && open.size > 0 && view.items.size > open.size && (open.size > 1 || [...view.items.values()].some((item) => item.fold));
  if (clustered) {
    for (const module of open) graph.setNode(`c${module}`, { width: shownModule(module).length * SMALL + 40 });
    for (const item of view.items.values()) if (item.node) graph.setParent(item.key, `c${item.node.module}`);
  }
  for (const link of view.links) graph.setEdge(link.source, link.target, { weight: link.tie ? 0 : 1 });
  dagre.layout(graph);
  for (const item of view.items.values()) Object.assign(item, at(graph.node(item.key)));
  for (const link of view.links) link.points = graph.edge(link.source, link.target).points;
  view.clusters = clustered ? [...open].map((module) => ({ module, ...graph.node(`c${module}`) })) : [];
  view.width = graph.graph().width;
  view.height = graph.graph().height;
  return direction === "TB" && !clustered && view.width > WIDE * view.height && view.width > 1000 ? wrapped(view) : view;
}
// A picture much wider than it is high: a row of many boxes becomes several rows, in the same order from the top.
const WIDE = 2.2, GAP = 22;
function wrapped(view) {
  const ranks = d3.groups([...view.items.values()], (item) => Math.round(item.y)).sort(([one], [other]) => one - other).map(([, items]) => items.sort((a, b) => a.x - b.x));
  const area = d3.sum(view.items.values(), (item) => (item.width + GAP) * (item.height + 50));
  const most = Math.max(900, Math.sqrt(area * 1.5)), rows = ranks.flatMap((items) => inRows(items, most));
  let y = 16;
  for (const row of rows) {
    let x = (most - d3.sum(row, (item) => item.width + GAP)) / 2 + 16;
    for (const item of row) { item.x = x + item.width / 2; item.y = y + item.height / 2; x += item.width + GAP; }
    y += d3.max(row, (item) => item.height) + 46;
  }
  for (const link of view.links) link.points = bent(view.items.get(link.source), view.items.get(link.target));
  view.width = most + 32;
  view.height = y;
  return view;
}
function inRows(items, most) {
  const rows = Math.ceil(d3.sum(items, (item) => item.width + GAP) / most), each = Math.ceil(items.length / rows);
  return d3.range(rows).map((row) => items.slice(row * each, (row + 1) * each)).filter((row) => row.length);
}
function bent(source, target) {
  const down = source.y < target.y ? 1 : -1, start = source.y + down * source.height / 2, end = target.y - down * target.height / 2;
  return [{ x: source.x, y: start }, { x: source.x, y: start + down * 22 }, { x: target.x, y: end - down * 22 }, { x: target.x, y: end }];
}
const at = ({ x, y }) => ({ x, y });
