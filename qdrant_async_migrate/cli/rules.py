"""``rules``: all codes, a line each."""

from __future__ import annotations

import click


@click.command("rules")
def command() -> int:
    """List all codes, a line each: code, name, severity, what it is about."""
    from qdrant_async_migrate.rules import codes, page

    pages = [page(code) for code in codes()]
    width = max(len(each.name) for each in pages)
    for each in pages:
        click.echo(f"{each.code}  {each.name:<{width}}  {each.severity.value:<7}  {each.summary}")
    return 0
