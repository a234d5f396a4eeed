// The picture itself: SVG whose nodes are buttons, so that a keyboard and a screen reader find them.
const svg = d3.select("#graph-svg");
const canvas = svg.append("g");
svg.append("defs").append("marker").attr("id", "arrow").attr("viewBox", "0 0 8 8").attr("refX", 7).attr("refY", 4)
  .attr("markerWidth", 7).attr("markerHeight", 7).attr("orient", "auto").append("path").attr("d", "M0 0L8 4L0 8z");
const zoom = d3.zoom().scaleExtent([0.05, 2.5]).on("zoom", (event) => canvas.attr("transform", event.transform))
  .filter((event) => event.type === "wheel" ? event.ctrlKey || event.metaKey || document.fullscreenElement : !event.button && (!event.touches || event.touches.length > 1));
svg.call(zoom).on("dblclick.zoom", null);
const curve = d3.line(({ x }) => x, ({ y }) => y).curve(d3.curveBasis);

function draw(view) {
  canvas.selectAll("*").remove();
  drawClusters(view);
  canvas.append("g").selectAll("path").data(view.links).join("path")
    .attr("class", (link) => `edge${link.tie ? " tie" : ""}`).attr("d", (link) => curve(link.points))
    .attr("marker-end", (link) => link.tie ? null : "url(#arrow)").style("stroke-width", (link) => link.count > 1 ? Math.min(1.2 + Math.log2(link.count) * 0.5, 4) : null);
  const each = canvas.append("g").selectAll("g").data([...view.items.values()]).join("g")
    .attr("class", (item) => `node ${item.kind}`).attr("transform", (item) => `translate(${item.x},${item.y})`)
    .attr("tabindex", (_, index) => index ? -1 : 0).attr("role", "button").attr("data-key", (item) => item.key).attr("aria-label", spoken);
  each.filter((item) => item.fold).append("rect").attr("class", "back").call(box, 4);
  each.append("rect").call(box, 0);
  each.append("text").attr("text-anchor", "middle").attr("y", (item) => item.sub ? -3 : 4).text((item) => item.label);
  each.filter((item) => item.sub).append("text").attr("class", "sub").attr("text-anchor", "middle").attr("y", 13).text((item) => item.sub);
  each.append("title").text((item) => item.node ? `${item.node.symbol}\n${item.node.path}:${item.node.line}` : item.fold);
  each.filter((item) => item.stops).call(drawBadge);
  return each;
}
function box(selection, offset) {
  selection.attr("x", (item) => -item.width / 2 + offset).attr("y", (item) => -item.height / 2 + offset).attr("width", (item) => item.width)
    .attr("height", (item) => item.height).attr("rx", (item) => item.node && isLeaf(item.node) ? 13 : 6);
}
function drawBadge(each) {
  const badge = each.append("g").attr("class", "badge").attr("transform", (item) => `translate(${item.width / 2 - 6},${-item.height / 2})`);
  const text = (item) => item.node ? item.node.stops[0].code + (item.stops > 1 ? ` +${item.stops - 1}` : "") : `${item.stops} blocker${item.stops > 1 ? "s" : ""}`;
  badge.append("rect").attr("x", (item) => -text(item).length * 3.2 - 6).attr("y", -8).attr("height", 16).attr("rx", 8).attr("width", (item) => text(item).length * 6.4 + 12);
  badge.append("text").attr("text-anchor", "middle").attr("y", 3.5).text(text);
}
function drawClusters(view) {
  const each = canvas.append("g").selectAll("g").data(view.clusters).join("g").attr("class", "cluster");
  each.append("rect").attr("x", (c) => c.x - c.width / 2).attr("y", (c) => c.y - c.height / 2).attr("width", (c) => c.width).attr("height", (c) => c.height).attr("rx", 10);
  const fold = each.append("g").attr("class", "fold").attr("tabindex", -1).attr("role", "button").attr("data-fold", (c) => c.module)
    .attr("aria-label", (c) => `fold ${c.module}`).attr("transform", (c) => `translate(${c.x - c.width / 2},${c.y - c.height / 2})`);
  fold.append("rect").attr("width", (c) => shownModule(c.module).length * SMALL + 30).attr("height", 22);
  fold.append("text").attr("x", 9).attr("y", 15).text((c) => `▾ ${title(c)}`).append("title").text((c) => c.module);
}
// The end of a module's name says more than its start.
function title(cluster) {
  const name = shownModule(cluster.module), room = Math.floor((cluster.width - 30) / SMALL);
  return name.length > room ? "…" + name.slice(1 - room) : name;
}
function spoken(item) {
  if (item.fold) return `${item.label}, folded: ${item.sub}. Enter unfolds.`;
  const stops = item.node.stops.map((stop) => `, blocked by ${stop.code}`).join("");
  return `${item.node.symbol}, ${KINDS[item.kind]}${stops}`;
}
function fit(view, animate) {
  const { width, height } = svg.node().getBoundingClientRect();
  const scale = Math.min(1.15, (width - 24) / view.width, (height - 24) / view.height);
  const readable = Math.max(scale, Math.min(0.4, 1));
  const top = scale < readable ? 12 : (height - view.height * readable) / 2;
  const target = d3.zoomIdentity.translate((width - view.width * readable) / 2, top).scale(readable);
  (animate ? svg.transition().duration(250) : svg).call(zoom.transform, target);
}
function reveal(item) {
  const { width, height } = svg.node().getBoundingClientRect();
  const now = d3.zoomTransform(svg.node());
  const [x, y] = now.apply([item.x, item.y]);
  if (x > 60 && x < width - 60 && y > 30 && y < height - 30) return;
  const scale = Math.max(now.k, 0.7);
  svg.call(zoom.transform, d3.zoomIdentity.translate(width / 2 - item.x * scale, height / 2 - item.y * scale).scale(scale));
}
