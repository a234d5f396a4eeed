"""``migrate``: plan, show or write. The diff on stdout is the whole of stdout."""

from __future__ import annotations

from typing import Any

import click

from qdrant_async_migrate.cli.options import choices, common, request


@click.command("migrate")
@common
@click.option("--write", is_flag=True, help="Apply it: all files or none.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would change or is held back.")
@choices
@click.option("--interactive", is_flag=True, help="Show each group of changes with its reason: take it, skip it, or quit.")
@click.option("--allow-dirty", is_flag=True, help="With --write: also files with uncommitted changes in git.")
def command(write: bool, check: bool, interactive: bool, allow_dirty: bool, **given: Any) -> int:
    """Plan the move of PATHs (default: .) to AsyncQdrantClient; print a unified diff, write nothing.

    The program that is analysed is the whole project around the PATHs; only files under them are written.
    `git apply` takes what is on stdout.

    \b
    Exit status: 0 done, 1 held back or findings (with --check also: something to change),
    2 could not (usage, unreadable or unparsable file), 3 a fault of this tool.
    """
    if write and check:
        raise click.UsageError("--write and --check contradict each other")
    if interactive:
        from qdrant_async_migrate.cli.taking import migrate_interactively

        if check:
            raise click.UsageError("--interactive and --check contradict each other")
        return migrate_interactively(request(given), write=write, allow_dirty=allow_dirty)
    from qdrant_async_migrate.cli.migrating import migrate

    return migrate(request(given), write=write, check=check, allow_dirty=allow_dirty)
