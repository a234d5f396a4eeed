"""Where the program ends: the project around the paths asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from qdrant_async_migrate.discover.names import PROJECT_FILES

MARKERS = (*PROJECT_FILES, ".git")


def root_of(targets: Sequence[Path]) -> tuple[Path, bool]:
    """The nearest folder around all of ``targets`` (absolute, real) with a project file or ``.git``, and True; where there is
    none, the folder that holds them, and False."""
    common = Path(os.path.commonpath(targets))
    start = common if common.is_dir() else common.parent
    for folder in (start, *start.parents):
        if any((folder / marker).exists() for marker in MARKERS):
            return folder, True
    return start, False


def repository_around(root: Path) -> Path | None:
    """The nearest folder, from ``root`` upwards, that is a git working tree."""
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)
