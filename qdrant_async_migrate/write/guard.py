"""Whether git could bring a file back: which of the files to be written have changes that are not committed."""

from __future__ import annotations

import os
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from qdrant_async_migrate.model.errors import WriteError

BATCH = 500
"""Paths in one command: their number is limited by the system."""
HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for its hooks, about the repository of the hook."""


def uncommitted(paths: Iterable[str], root: Path) -> tuple[str, ...]:
    """Those of ``paths`` (from the root) with uncommitted changes, or unknown to git; none outside a git working tree.

    Raises WriteError if there is a working tree but git does not answer.
    """
    repositories: defaultdict[Path, list[tuple[str, str]]] = defaultdict(list)
    for path in paths:
        real = (root / path).resolve()
        repository = next((folder for folder in real.parents if (folder / ".git").exists()), None)
        if repository is not None:
            repositories[repository].append((path, real.relative_to(repository).as_posix()))
    dirty: set[str] = set()
    for repository, files in repositories.items():
        for start in range(0, len(files), BATCH):
            batch = files[start : start + BATCH]
            changed = _changed(repository, [inside for _, inside in batch])
            dirty |= {path for path, inside in batch if inside in changed}
    return tuple(sorted(dirty))


def _changed(repository: Path, files: Sequence[str]) -> set[str]:
    options = ["--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored=no"]
    command = ["git", "--literal-pathspecs", "-C", str(repository), "status", *options, "--", *files]
    kept = {name: value for name, value in os.environ.items() if name not in HOOK}
    environment = {**kept, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
    except OSError as error:
        raise _no_answer(repository, str(error.strerror)) from None
    if done.returncode:
        raise _no_answer(repository, os.fsdecode(done.stderr).strip())
    return {os.fsdecode(entry[3:]) for entry in done.stdout.split(b"\0") if entry}


def _no_answer(repository: Path, reason: str) -> WriteError:
    return WriteError(
        f"{repository}: git could not say which files have uncommitted changes ({reason}); "
        "nothing has been changed, --allow-dirty writes without asking git"
    )
