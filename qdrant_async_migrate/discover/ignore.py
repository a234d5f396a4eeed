"""Which entries of a folder are left out, and by which rule: folders that never hold the program's own code, ``.gitignore``,
and the globs of the configuration. Decided from names alone, nothing but ignore files is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from qdrant_async_migrate.discover.listing import SUFFIXES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NOT_OURS = {
    **dict.fromkeys((".venv", "venv", "__pypackages__", "site-packages"), "installed packages"),
    **dict.fromkeys((".tox", ".nox", ".eggs", "__pycache__", ".direnv"), "made by a tool"),
    **dict.fromkeys(
        (".mypy_cache", ".pytest_cache", ".ruff_cache", ".ipynb_checkpoints", ".qdrant-async-migrate"), "made by a tool"
    ),
    **dict.fromkeys((".git", ".hg", ".svn"), "version control"),
    **dict.fromkeys(("node_modules", "bower_components"), "packages of another language"),
    **dict.fromkeys(("vendor", "vendored", "_vendor", "_vendored", "third_party", "thirdparty"), "vendored copy"),
}
BUILT = {"build": "build folder", "dist": "build folder"}
"""Left out unless they are packages themselves: ``app/build/__init__.py`` is somebody's module."""


@dataclass(frozen=True)
class Patterns:
    """Lines of one ignore file. ``base`` is the folder they speak about, ``""`` or ending in ``/``, as seen from the root;
    ``prefix`` is what stands before the root for a file above it."""

    lines: tuple[str, ...]
    origin: str
    base: str = ""
    prefix: str = ""

    @cached_property
    def _folders(self) -> GitIgnoreSpec:
        return _compiled(self.lines)

    @cached_property
    def _files(self) -> GitIgnoreSpec:
        return _compiled(line for line in self.lines if may_name_a_source(line))

    def covers(self, path: str) -> bool:
        """Whether a pattern speaks for the file at ``path`` or a folder above it."""
        return bool(self._folders.check_file(self.prefix + path[len(self.base) :]).include)

    def verdict(self, path: str) -> bool | None:
        """Whether ``path`` (a folder ends in ``/``) is left out; None if no line speaks of it. Folders above it are not
        asked: who walks has asked them already."""
        spec = self._folders if path.endswith("/") else self._files
        if not spec.patterns:
            return None
        return spec.check_file(self.prefix + path[len(self.base) :]).include


def read_patterns(file: Path, origin: str, base: str = "", prefix: str = "") -> Patterns | None:
    """The patterns of an ignore file; None if it cannot be read or says nothing."""
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    return Patterns(tuple(lines), origin, base, prefix) if lines else None


def ignored_by(chain: tuple[Patterns, ...], path: str) -> str:
    """The origin of the patterns that leave ``path`` out, the deepest file deciding; ``""`` if none does."""
    for patterns in reversed(chain):
        match patterns.verdict(path):
            case True:
                return patterns.origin
            case False:
                return ""
    return ""


def may_name_a_source(line: str) -> bool:
    """Whether a pattern can match the name of a Python file itself: most cannot (``*.log``, ``dist/``), and need not be
    tried on thousands of files. Negations stay: they take back what a wider pattern (``/*``) says of a whole folder."""
    line = line.rstrip()
    if line.startswith("!"):
        return True
    if line.endswith("/"):
        return False
    tail = re.split(r"[*?\]\\]", line.rpartition("/")[2])[-1]
    return any(suffix.endswith(tail) or tail.endswith(suffix) for suffix in SUFFIXES)


def is_pattern(line: str) -> bool:
    """Whether git could match anything with it."""
    try:
        _compiled_all([line])
    except (ValueError, re.error):
        return False
    return True


def _compiled(lines: Iterable[str]) -> GitIgnoreSpec:
    """As git does: a line that is no pattern matches nothing."""
    lines = list(lines)
    try:
        return _compiled_all(lines)
    except (ValueError, re.error):
        return _compiled_all([line for line in lines if is_pattern(line)])


def _compiled_all(lines: list[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
