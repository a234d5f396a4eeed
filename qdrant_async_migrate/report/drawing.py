"""The call graph as text that other programs draw. In: a graph. Out: Mermaid, which GitHub draws in a README or a pull
request, or DOT for Graphviz. Callers stand above what they call; a box around each module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from qdrant_async_migrate.model.graph import LEAVES, Graph, Node, NodeKind
from qdrant_async_migrate.records import dataclass, field
from qdrant_async_migrate.report.words import count

MANY = 120
"""Nodes from which on modules are folded, unless the caller says otherwise: Mermaid on GitHub draws 500 edges at most."""
COLORS = {
    "turns": ("#eceefe", "#3b49df", ""),
    "entry": ("#e3f6ec", "#0b7a4b", ""),
    "async": ("#eef1f4", "#55606f", ""),
    "held": ("#fff3e0", "#a85a00", "dashed"),
    "call": ("#f5eafd", "#7a2fb5", ""),
    "kept": ("#fff3e0", "#a85a00", "dashed"),
    "module": ("#ffffff", "#5d6373", ""),
    "blocked": ("#fde6e8", "#c8102e", ""),
}
"""For each kind its fill, its stroke, and how the stroke is drawn."""


@dataclass(frozen=True, slots=True)
class Box:
    """What is drawn as one: a function, a client's method, or a folded module; ``lines`` are its text."""

    name: str
    kind: str
    module: str
    lines: tuple[str, ...]
    is_leaf: bool = False


@dataclass(slots=True)
class Drawing:
    """Boxes, and how often each calls which (a tie has no direction and no number)."""

    boxes: list[Box] = field(default_factory=list)
    calls: Counter[tuple[str, str]] = field(default_factory=Counter)
    ties: set[tuple[str, str]] = field(default_factory=set)

    def modules(self) -> Iterator[tuple[str, list[Box]]]:
        """Boxes by module."""
        for module, boxes in groupby(sorted(self.boxes, key=lambda b: b.module), key=lambda b: b.module):
            yield module, list(boxes)


def drawing(graph: Graph, folded: bool | None = None) -> Drawing:
    """What to draw of a graph; ``folded``: one box for each module (None: if it is large)."""
    fold = len(graph.nodes) > MANY if folded is None else folded
    made = Drawing(list(_modules(graph) if fold else _functions(graph)))
    numbers = {module: number for number, module in enumerate(graph.modules())}
    name = {n.number: f"m{numbers[n.module]}" if fold else f"n{n.number}" for n in graph.nodes}
    for edge in graph.edges:
        source, target = name[edge.source], name[edge.target]
        if source == target:
            continue
        if edge.tie:
            made.ties.add((source, target))
        else:
            made.calls[source, target] += 1
    made.ties -= made.calls.keys()
    return made


def _functions(graph: Graph) -> Iterator[Box]:
    stops = {blocked.node: blocked for blocked in reversed(graph.blocked)}
    for node in graph.nodes:
        stop = stops.get(node.number)
        kind = "blocked" if stop else node.kind.value
        marks = (f"{stop.code}, line {stop.line}",) if stop else ()
        yield Box(f"n{node.number}", kind, node.module, (_title(node), *marks), node.kind in LEAVES)


def _title(node: Node) -> str:
    if node.kind in LEAVES and node.calls > 1:
        return f"{node.name} ×{node.calls}"
    return f"async {node.name}" if node.kind in (NodeKind.TURNS, NodeKind.ASYNC) else node.name


def _modules(graph: Graph) -> Iterator[Box]:
    blocked = {each.node for each in graph.blocked}
    for number, module in enumerate(graph.modules()):
        inside = [node for node in graph.nodes if node.module == module]
        yield Box(
            f"m{number}", "blocked" if any(n.number in blocked for n in inside) else "module", "", (module, _inside(inside))
        )


def _inside(nodes: Iterable[Node]) -> str:
    kinds = Counter[NodeKind]()
    for node in nodes:
        kinds[node.kind] += max(node.calls, 1)
    words = (
        (NodeKind.TURNS, "function turns async", "functions turn async"),
        (NodeKind.HELD, "function held back", "functions held back"),
        (NodeKind.CALL, "client call", "client calls"),
        (NodeKind.KEPT, "call stays sync", "calls stay sync"),
    )
    return ", ".join(f"{kinds[kind]} {one if kinds[kind] == 1 else more}" for kind, one, more in words if kinds[kind])


def as_mermaid(graph: Graph, folded: bool | None = None) -> str:
    """A flowchart for a ``mermaid`` block of Markdown."""
    made = drawing(graph, folded)
    return "".join(f"{line}\n" for line in ("flowchart TD", *_mermaid(made), *_classes(made)))


def _mermaid(made: Drawing) -> Iterator[str]:
    for number, (module, boxes) in enumerate(made.modules()):
        shapes = [f"{box.name}{_shape(box)}:::{box.kind}" for box in boxes]
        if module:
            yield f'  subgraph g{number}["{_entities(module)}"]'
            yield from (f"    {shape}" for shape in shapes)
            yield "  end"
        else:
            yield from (f"  {shape}" for shape in shapes)
    for (source, target), number in made.calls.items():
        yield f"  {source} -->{f'|×{number}|' if number > 1 else ''} {target}"
    for source, target in sorted(made.ties):
        yield f"  {source} -.- {target}"


def _shape(box: Box) -> str:
    text = "<br/>".join(map(_entities, filter(None, box.lines)))
    return f'(["{text}"])' if box.is_leaf else f'["{text}"]'


def _entities(text: str) -> str:
    """Mermaid reads ``#`` as the start of an entity, and Markdown in labels: underscores are told apart from emphasis."""
    return text.replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;").replace("__", "#95;#95;")


def _classes(made: Drawing) -> Iterator[str]:
    for kind in sorted({box.kind for box in made.boxes}):
        fill, stroke, dashed = COLORS[kind]
        yield f"  classDef {kind} fill:{fill},stroke:{stroke},color:#1c1e26{',stroke-dasharray:5 3' if dashed else ''}"


def as_dot(graph: Graph, folded: bool | None = None) -> str:
    """A digraph for Graphviz: ``dot -Tsvg``."""
    made = drawing(graph, folded)
    head = ("digraph migration {", '  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11]')
    return "".join(f"{line}\n" for line in (*head, *_dot(made), "}"))


def _dot(made: Drawing) -> Iterator[str]:
    for number, (module, boxes) in enumerate(made.modules()):
        if module:
            yield f"  subgraph cluster_{number} {{"
            yield f'    label={_quoted(module)}; color="#c8ccd6"; fontname="Helvetica"; fontsize=11'
        yield from (f"  {'  ' if module else ''}{box.name} [{_attributes(box)}]" for box in boxes)
        if module:
            yield "  }"
    for (source, target), number in made.calls.items():
        yield f"  {source} -> {target}{_times(number)}"
    for source, target in sorted(made.ties):
        yield f"  {source} -> {target} [dir=none, style=dotted, constraint=false]"


def _times(number: int) -> str:
    return f' [label="×{number}"]' if number > 1 else ""


def _attributes(box: Box) -> str:
    fill, stroke, dashed = COLORS[box.kind]
    shape = ", shape=oval" if box.is_leaf else ""
    dash = ', style="rounded,filled,dashed"' if dashed else ""
    return f'label={_quoted(*filter(None, box.lines))}, fillcolor="{fill}", color="{stroke}"{shape}{dash}'


def _quoted(*lines: str) -> str:
    """A string of DOT: only quotes and backslashes are escaped, ``\\n`` ends a line."""
    return '"' + "\\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines) + '"'


def told(graph: Graph, folded: bool | None = None) -> str:
    """What a person should know of the drawing; empty if all of it is there."""
    if folded is None and len(graph.nodes) > MANY:
        return f"{count(len(graph.nodes), 'function')}: one box for each module; --no-fold draws them all"
    return ""
