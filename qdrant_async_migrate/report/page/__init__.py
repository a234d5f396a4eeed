"""The report as one page that needs nothing else: no network, no second file. In: an outcome. Out: HTML.

Everything but the picture is in the markup and can be read without a script.
"""

from __future__ import annotations

import json
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from qdrant_async_migrate._version import __version__
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.model.graph import Graph
from qdrant_async_migrate.report.page import changes, told

HERE = Path(__file__).parent
STYLES = ("page.css", "graph.css")
SCRIPTS = ("model.js", "layout.js", "draw.js", "graph.js", "controls.js")
LIBRARIES = ("d3", "dagre")


def as_html(outcome: Outcome, name: str) -> str:
    """The page about a run over the project called ``name``."""
    anchors = changes.anchors(outcome)
    with_graph = bool(outcome.graph.nodes)
    return Template(_asset("page.html")).substitute(
        name=escape(name),
        version=__version__,
        lead=escape(_lead(outcome)),
        style="".join(map(_asset, STYLES)),
        summary=told.summary(outcome),
        blockers=told.blockers(outcome, anchors),
        graph=_asset("graph.html") if with_graph else '<p class="small">There is no call of a sync client to draw.</p>',
        changes=changes.section(outcome),
        findings=told.findings(outcome, anchors),
        numbers=f"{len(changes.changed(outcome))} files, {len(outcome.findings)} findings",
        script=_scripts(outcome.graph) if with_graph else _script("filters.js"),
        licences=escape("\n\n".join(f"{each}\n{_vendored(f'{each}.LICENSE')}" for each in LIBRARIES)) if with_graph else "",
    )


def _lead(outcome: Outcome) -> str:
    what = "was migrated" if outcome.written else "as it would be migrated; nothing was written"
    return f"{len(outcome.files)} files of Python read; the program {what}."


def _scripts(graph: Graph) -> str:
    libraries = "".join(f"<script>{_vendored(f'{name}.min.js')}</script>" for name in LIBRARIES)
    data = json.dumps(as_data(graph), separators=(",", ":")).replace("<", "\\u003c")
    return f'{_script("filters.js")}{libraries}<script type="application/json" id="graph-data">{data}</script>{_script(*SCRIPTS)}'


def _script(*names: str) -> str:
    return f'<script>(() => {{\n"use strict";\n{"".join(map(_asset, names))}}})();</script>'


def as_data(graph: Graph) -> dict[str, list[list[object]]]:
    """The graph as its script reads it."""
    return {
        "nodes": [[n.kind.value, n.symbol, n.module, n.path, n.line, n.calls] for n in graph.nodes],
        "edges": [[e.source, e.target, e.line, int(e.tie)] for e in graph.edges],
        "blocked": [[b.node, b.code, b.message, b.line, b.calls] for b in graph.blocked],
    }


@cache
def _asset(name: str) -> str:
    return (HERE / "assets" / name).read_text("utf-8")


@cache
def _vendored(name: str) -> str:
    return (HERE / "vendor" / name).read_text("utf-8")
