"""``cache``: where it is, how large it is, and taking it away."""

from __future__ import annotations

import click


@click.command("cache")
@click.argument("what", type=click.Choice(("show", "clear")), default="show")
def command(what: str) -> int:
    """Show where the cache is and how large it is, or clear it.

    It holds facts of files and outcomes of whole runs, in the folder of the user (or QAM_CACHE_DIR), at most 512 MiB.
    Nothing depends on it but the time that a run takes.
    """
    from qdrant_async_migrate.cache.folder import cleared, folder, size

    if what == "clear":
        print(f"{_mebibytes(cleared())} deleted from {folder()}")
    else:
        print(f"{folder()}: {_mebibytes(size(folder()))}")
    return 0


def _mebibytes(count: int) -> str:
    return f"{count / 2**20:.1f} MiB"
