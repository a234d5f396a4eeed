"""Why a function is async, or is not, and what would make it so: plans the migration of the project in memory, and looks up the
place in its call graph."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from qdrant_async_migrate.cli.places import Place, all_symbols, around
from qdrant_async_migrate.config import load
from qdrant_async_migrate.discover import find_root
from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.model.findings import Finding, Outcome
from qdrant_async_migrate.model.graph import LEAVES, Blocked, Graph, Node, NodeKind
from qdrant_async_migrate.report.paint import Line, Span
from qdrant_async_migrate.report.text import View, findings
from qdrant_async_migrate.report.words import count

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(:\d+)?\Z")
IN_FULL = 4
"""Functions of one name that are told in full; of more, a line each."""
CALLERS = 8

VERDICTS = {
    NodeKind.TURNS: "turns async:",
    NodeKind.ENTRY: "stays sync outside and runs an event loop inside:",
    NodeKind.ASYNC: "is async already:",
    NodeKind.HELD: "would turn async, but is held back:",
}


def why(what: str, cwd: Path) -> Iterator[Line]:
    """What a migration would do at ``FILE:LINE``, or to the function, class or module called ``SYMBOL``, and why.

    Raises UsageError for a file, line or symbol that does not exist.
    """
    from qdrant_async_migrate.pipeline import run_migrate

    place = _PLACE.match(what)
    if place and not (cwd / place["path"]).exists():
        raise UsageError(f"{place['path']}: there is no such file")
    root = find_root([place["path"]] if place else [], cwd)
    outcome = run_migrate([os.path.relpath(root, cwd)], load(root), cwd=cwd)
    if place:
        return _at(outcome, os.path.normpath(place["path"]).replace(os.sep, "/"), int(place["line"]), cwd)
    return _called(outcome, what, cwd)


def _at(outcome: Outcome, path: str, line: int, cwd: Path) -> Iterator[Line]:
    spot = around(cwd / path, line)
    nodes = [n for n in outcome.graph.nodes if n.path == path and n.kind not in LEAVES]
    wanted = (n for n in nodes if (n.symbol == n.module) == spot.is_module and (spot.is_module or n.line == spot.line))
    node = next(wanted, None)
    if node is not None:
        yield from _told(outcome.graph, node)
    else:
        yield from _apart(f"{path}:{line}" if spot.is_module else f"{spot.name} ({path}:{spot.line})", spot)
    near = range(spot.line, spot.end + 1) if node is None and not spot.is_module else (line,)
    yield from _findings(outcome, node, (f for f in outcome.findings if f.path == path and f.line in near))


def _called(outcome: Outcome, asked: str, cwd: Path) -> Iterator[Line]:
    graph = outcome.graph
    named = [node for node in graph.nodes if node.kind not in LEAVES and _is(node.symbol, asked)]
    inside = [node for node in graph.nodes if node.kind not in LEAVES and f".{asked}." in f".{node.symbol}."]
    if named and len(inside) == len(named) <= IN_FULL:
        for node in named:
            yield from _told(graph, node)
    elif inside:
        yield from (_brief(node) for node in inside)
    else:
        yield from _unnamed(asked, outcome, cwd)
    about = (f for f in outcome.findings if _is(f.symbol, asked))
    yield from _findings(outcome, named[0] if named else None, about)


def _is(symbol: str, asked: str) -> bool:
    return symbol == asked or symbol.endswith("." + asked)


def _brief(node: Node) -> Line:
    return Line(Span(node.symbol, "code"), Span(f" ({node.path}:{node.line})", "dim"), f" {VERDICTS[node.kind].rstrip(':')}")


def _unnamed(asked: str, outcome: Outcome, cwd: Path) -> Iterator[Line]:
    known = all_symbols(outcome, cwd)
    found = next((symbol for symbol in known if _is(symbol, asked) or f".{asked}." in f".{symbol}."), None)
    if found is None:
        raise UsageError(f"{asked} is no module, class or function of this program{_nearest(asked, known)}")
    yield from _apart(asked, known[found] if _is(found, asked) else Place(asked, 1, 1, is_module=True))


def _nearest(asked: str, known: dict[str, Place]) -> str:
    from difflib import get_close_matches

    last = asked.rsplit(".", 1)[-1]
    near = get_close_matches(last, {symbol.rsplit(".", 1)[-1] for symbol in known}, 1)
    full = next((symbol for symbol in known if near and symbol.endswith(near[0])), None)
    return (
        f"; did you mean {full}?" if full else "; name it as it is imported, like package.module.Class.method, or give FILE:LINE"
    )


# a function that has to do with a client -----------------------------------------------------------------------------------
def _told(graph: Graph, node: Node) -> Iterator[Line]:
    yield Line(Span(node.symbol, "code"), Span(f" ({node.path}:{node.line})", "dim"), f" {VERDICTS[node.kind]}")
    yield from _chain(graph, node)
    callers = [(graph.nodes[edge.source], edge.line) for edge in graph.callers(node.number)]
    if callers and node.kind is NodeKind.TURNS:
        yield Line(Span("So these turn async as well, or await it already:", "heading"))
        yield from (Line(f"  {caller.symbol} ", Span(f"({caller.path}:{line})", "dim")) for caller, line in callers[:CALLERS])
        if len(callers) > CALLERS:
            yield Line(f"  and {len(callers) - CALLERS} more")
    if node.kind in (NodeKind.HELD, NodeKind.ASYNC):
        yield from _held(graph, node)


def _chain(graph: Graph, node: Node) -> Iterator[Line]:
    way = graph.chain(node.number)
    if not way:
        yield Line("  it must be of one kind with the functions that it overrides, or that the same place calls")
    for depth, (step, line) in enumerate(way):
        lead = "  " + "   " * (depth - 1) + "└─ " if depth else "  "
        place = f" ({way[depth - 1][0].path}:{line})" if step.kind in LEAVES and depth else f" ({step.path}:{line})"
        yield Line(Span(lead, "gutter"), step.symbol, Span(place, "dim"))


def _held(graph: Graph, node: Node) -> Iterator[Line]:
    stops = graph.holding(node)
    if node.kind is NodeKind.ASYNC:
        below = {n.number for n, _ in graph.chain(node.number)}
        stops = tuple(s for s in graph.blocked if below & {n.number for n in graph.nodes if set(n.clients) & set(s.clients)})
    if not stops:
        return
    yield Line(Span("What holds it back:" if node.kind is NodeKind.HELD else "What it calls is held back:", "heading"))
    for stop in stops:
        yield from _stop(graph, stop)
    yield Line(Span("What would make it so:", "heading"))
    places = "that place" if len(stops) == 1 else "those places"
    yield Line(f"  Change {places}; 'qdrant-async-migrate explain {stops[0].code}' shows how.")
    yield Line("  Or 'migrate --force', which migrates past it and leaves a TODO there;")
    yield Line("  or 'migrate --split', which keeps a sync client for it and moves the rest.")


def _stop(graph: Graph, stop: Blocked) -> Iterator[Line]:
    place = f"{graph.nodes[stop.node].path}:{stop.line}"
    yield Line("  ", Span(place, "path"), " ", Span(stop.code, "code"), f" {stop.message}")
    if stop.calls:
        yield Line(Span("    = holds back: ", "label"), count(stop.calls, "call"))
    if stop.help:
        yield Line(Span("    = help: ", "label"), stop.help)


# anything else -------------------------------------------------------------------------------------------------------------
def _apart(asked: str, place: Place) -> Iterator[Line]:
    if place.is_async:
        yield Line(Span(asked, "code"), " is async already, and calls no sync client in any number of steps.")
        return
    yield Line(Span(asked, "code"), ": no function turns async there, and nothing is held back.")
    yield Line("Nothing that it calls, in any number of steps, is a method of a client that would be awaited.")
    yield Line(Span("What would make it so:", "heading"))
    yield Line("  A call of such a method, or of a function that turns async. If there is one already, what its receiver is")
    yield Line("  cannot be told: annotate it, as in 'client: QdrantClient'. QAM111 marks calls that look like one.")


def _findings(outcome: Outcome, node: Node | None, about: Iterable[Finding]) -> Iterator[Line]:
    """What there is to say of the place besides: what holds it back has been told."""
    told = {stop.code for stop in outcome.graph.holding(node)} if node is not None and node.kind is NodeKind.HELD else set()
    rest = tuple(finding for finding in about if finding.code not in told)
    if rest:
        yield Line()
        part = Outcome(outcome.command, outcome.root, False, outcome.files, rest, (), outcome.summary)
        yield from findings(part, View(verbose=True))
