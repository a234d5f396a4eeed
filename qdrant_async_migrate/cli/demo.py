"""``demo``: a bundled service before and after the migration."""

from __future__ import annotations

import click


@click.command("demo")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colours (NO_COLOR works).")
def command(color: str) -> int:
    """Migrate a small bundled service before your eyes.

    Copies it to a temporary folder, runs it on the embedded Qdrant engine, migrates it, runs it again, and shows both outputs
    and the diff. Needs qdrant-client, no server and no network.

    \b
    Exit status: 0 both outputs are equal, 2 qdrant-client is missing, 3 they differ.
    """
    from qdrant_async_migrate.cli.demonstrating import demonstrate

    return demonstrate(color)
