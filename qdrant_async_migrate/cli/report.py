"""``report``: the migration as a page to read, or its call graph as text. Writes that page and nothing else."""

from __future__ import annotations

from typing import Any

import click

from qdrant_async_migrate.cli.options import choices, program, request

DRAWN = ("html", "mermaid", "dot")


@click.command("report")
@program
@choices
@click.option("-o", "--output", metavar="FILE", help="Where to write; - is stdout (default: report.html; stdout for a graph).")
@click.option("--format", type=click.Choice(DRAWN), default="html", show_default=True, help="The page, or the graph as text.")
@click.option("--fold/--no-fold", default=None, help="Of a graph as text: one box for each module (default: if it is large).")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(output: str | None, fold: bool | None, **given: Any) -> int:
    """Show the migration of PATHs (default: .) on one page: figures, blockers by what they unlock, call graph, diffs, findings.

    The page needs no network and no other file. The program stays as it is.

    \b
      qdrant-async-migrate report -o report.html
      qdrant-async-migrate report src --format mermaid      for a README or a pull request
      qdrant-async-migrate report --format dot | dot -Tsvg -o calls.svg

    \b
    Exit status: 0 the report is written, 2 could not (usage, unreadable or unparsable file), 3 a fault of this tool.
    """
    from qdrant_async_migrate.cli.reporting import report

    return report(request(given), output, fold)
