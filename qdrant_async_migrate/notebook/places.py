"""Findings about the Python text of a notebook, told of the file that people have. In: findings with lines of the text.
Out: the same with lines and columns of the JSON, and the number of the cell in front of the message."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from qdrant_async_migrate.model.findings import Finding, FunctionOutcome, Step
from qdrant_async_migrate.model.graph import Graph
from qdrant_async_migrate.records import replace

if TYPE_CHECKING:
    from qdrant_async_migrate.notebook import Notebook, Spot

Find = Callable[[str], "Notebook | None"]
"""The notebook at a path; None for any other file."""
_PLACE = re.compile(r"(?P<path>[^\s:]+\.ipynb):(?P<line>\d+)")


def placed(finding: Finding, find: Find) -> Finding:
    """A finding, the steps of its path, and every ``path:line`` in its message, in lines of the file."""
    message = _PLACE.sub(lambda match: f"{match['path']}:{_line(match['path'], int(match['line']), find)}", finding.message)
    via = tuple(Step(s.path, _line(s.path, s.line, find), s.symbol) for s in finding.via)
    notebook = find(finding.path)
    if notebook is None:
        return replace(finding, message=message, via=via) if via or message != finding.message else finding
    first = notebook.spot(finding.line, finding.column - 1)
    last = notebook.spot(finding.end_line, finding.end_column - 1)
    if (last.line, last.column) < (first.line, first.column):
        last = first
    message = f"cell {first.cell}: {message}"
    return replace(
        finding, line=first.line, column=first.column, end_line=last.line, end_column=last.column, message=message, via=via
    )


def placed_function(function: FunctionOutcome, find: Find) -> FunctionOutcome:
    """A function's line as it is in the file."""
    return replace(function, line=_line(function.path, function.line, find))


def placed_graph(graph: Graph, find: Find, shown: Callable[[str], str]) -> Graph:
    """Lines as they are in the files, and paths as they are ``shown``."""
    paths = [node.path for node in graph.nodes]
    return replace(
        graph,
        nodes=tuple(replace(n, path=shown(n.path), line=_line(n.path, n.line, find)) for n in graph.nodes),
        edges=tuple(replace(e, line=_line(paths[e.source], e.line, find)) for e in graph.edges),
        blocked=tuple(replace(b, line=_line(paths[b.node], b.line, find)) for b in graph.blocked),
    )


def _line(path: str, line: int, find: Find) -> int:
    notebook = find(path)
    spot: Spot | None = notebook.spot(line, 0) if notebook is not None else None
    return spot.line if spot is not None else line
