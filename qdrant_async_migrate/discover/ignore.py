"""What ``.gitignore`` and globs leave out. Decided from names alone; nothing but ignore files is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qdrant_async_migrate.discover.listing import SUFFIXES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Patterns:
    """The lines of one ignore file, made by ``patterns``. ``base`` is the folder they speak about, ``""`` or ending in ``/``,
    as seen from the root; ``prefix`` is what stands before the root for a file above it.

    A tree asks thousands of times, so most answers come from few patterns: those without a ``/`` are asked once for a name,
    and of a file's name only those that may match one. All lines are asked where one of these matches."""

    origin: str
    base: str
    prefix: str
    lines: GitIgnoreSpec
    takes_back: GitIgnoreSpec
    anchored: GitIgnoreSpec
    folder_names: GitIgnoreSpec
    file_names: GitIgnoreSpec
    seen: dict[str, bool] = field(default_factory=dict)

    def covers(self, path: str) -> bool:
        """Whether a pattern speaks for the file at ``path`` or a folder above it."""
        return self.lines.match_file(self.prefix + path[len(self.base) :])

    def verdict(self, path: str) -> bool | None:
        """Whether ``path`` (a folder ends in ``/``) is left out; None if no line speaks of it. Folders above it are not
        asked: who walks has asked them already."""
        local = self.prefix + path[len(self.base) :]
        if self._name_matches(local) or (self.anchored.patterns and self.anchored.match_file(local)):
            return self.lines.check_file(local).include
        return self.takes_back.check_file(local).include if self.takes_back.patterns else None

    def _name_matches(self, path: str) -> bool:
        name = path[path.rfind("/", 0, -1) + 1 :]
        if name not in self.seen:
            self.seen[name] = (self.folder_names if name.endswith("/") else self.file_names).match_file(name)
        return self.seen[name]


def patterns(lines: Iterable[str], origin: str, base: str = "", prefix: str = "") -> Patterns:
    """Lines as in ``.gitignore``; one that is no pattern matches nothing, as in git."""
    lines = [line for line in lines if line.strip() and not line.startswith("#") and is_pattern(line)]
    takers = [line for line in lines if not line.startswith("!")]
    names = [line for line in takers if "/" not in line.rstrip().rstrip("/")]
    return Patterns(
        origin,
        base,
        prefix,
        lines=_compiled(lines),
        takes_back=_compiled(line for line in lines if line not in takers),
        anchored=_compiled(line for line in takers if line not in names),
        folder_names=_compiled(names),
        file_names=_compiled(line for line in names if may_name_a_source(line)),
    )


def read_patterns(file: Path, origin: str, base: str = "", prefix: str = "") -> Patterns | None:
    """The patterns of an ignore file; None if it cannot be read or says nothing."""
    try:
        found = patterns(file.read_text("utf-8", "replace").splitlines(), origin, base, prefix)
    except OSError:
        return None
    return found if found.lines.patterns else None


def ignored_by(chain: tuple[Patterns, ...], path: str) -> str:
    """The origin of the patterns that leave ``path`` out, the deepest file deciding; ``""`` if none does."""
    for deepest in reversed(chain):
        verdict = deepest.verdict(path)
        if verdict is not None:
            return deepest.origin if verdict else ""
    return ""


def may_name_a_source(line: str) -> bool:
    """Whether a pattern can match the name of a Python file itself: most cannot (``*.log``, ``dist/``)."""
    line = line.rstrip()
    tail = re.split(r"[*?\]\\]", line)[-1]
    return not line.endswith("/") and any(suffix.endswith(tail) or tail.endswith(suffix) for suffix in SUFFIXES)


def is_pattern(line: str) -> bool:
    """Whether git could match anything with it."""
    try:
        _compiled([line])
    except (ValueError, re.error):
        return False
    return True


def _compiled(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
