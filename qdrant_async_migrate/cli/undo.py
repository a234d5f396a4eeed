"""``undo``: puts back what the last ``migrate --write`` or ``check --fix`` changed."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("undo")
@click.argument("path", default=".", type=click.Path(path_type=Path))
def command(path: Path) -> int:
    """Put back what the last --write changed in the project around PATH (default: .).

    Only files that are still as --write left them; a file edited since then is named and left alone.
    """
    from qdrant_async_migrate.cli.session import project_root
    from qdrant_async_migrate.cli.undoing import undo

    return undo(project_root([str(path)]))
