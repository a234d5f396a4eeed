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

function placed(view, direction) {
  const graph = new dagre.graphlib.Graph({ compound: true });
  const many = view.items.size > 120;
  graph.setGraph({ rankdir: direction, nodesep: many ? 10 : 16, ranksep: 44, edgesep: 6, marginx: 16, marginy: 16, ranker: many ? "longest-path" : "network-simplex" });
  graph.setDefaultEdgeLabel(() => ({}));
  const open = new Set();
  for (const item of view.items.values()) {
    graph.setNode(item.key, { width: item.width, height: item.height });
    if (item.node) open.add(item.node.module);
  }
  const clustered = view.items.size > open.size && (open.size > 1 || [...view.items.values()].some((item) => item.fold));
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
  return view;
}
const at = ({ x, y }) => ({ x, y });
