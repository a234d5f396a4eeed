"""``explain``: the page of a code, or why a place in the program is as it is."""

from __future__ import annotations

import sys

import click


@click.command("explain")
@click.argument("what", metavar="CODE|FILE:LINE|SYMBOL")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colours (NO_COLOR works).")
def command(what: str, color: str) -> int:
    """Say what a code means, with examples (QAM302); or why the function at FILE:LINE or called SYMBOL is async, or is not.

    \b
      qdrant-async-migrate explain QAM302
      qdrant-async-migrate explain app/store.py:42
      qdrant-async-migrate explain app.store.Store.search
    """
    from qdrant_async_migrate.cli.explaining import explain
    from qdrant_async_migrate.report.paint import paint, wants_color

    paint(explain(what), sys.stdout, wants_color(color, sys.stdout))
    return 0
