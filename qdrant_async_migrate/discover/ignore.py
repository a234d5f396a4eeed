"""What ``.gitignore`` and globs leave out. Decided from names alone; nothing but ignore files is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qdrant_async_migrate.discover.listing import SUFFIXES
from qdrant_async_migrate.records import dataclass, field

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Line:
    """One pattern: its number, its expression, whether it leaves out (or takes back, ``!``)."""

    number: int
    regex: re.Pattern[str]
    leaves_out: bool

    def speaks_of(self, path: str) -> bool:
        """Whether it matches ``path`` itself. The expressions match what lies in a folder as well; they mark its end with a
        group, but for a trailing ``**``, which means all that is inside and not the folder."""
        if self.regex.groups:
            return self.regex.fullmatch(path) is not None
        inside = self.regex.match(path)
        return inside is not None and inside.end() < len(path)


@dataclass(frozen=True, slots=True)
class Patterns:
    """The lines of one ignore file, made by ``patterns``. ``base`` is the folder they speak about, ``""`` or ending in ``/``,
    as seen from the root; ``prefix`` is what stands before the root for a file above it.

    A tree asks thousands of times: lines without a ``/`` inside are asked once for a name, and for a file's name only those
    that may match one."""

    origin: str
    base: str
    prefix: str
    lines: GitIgnoreSpec
    anchored: tuple[Line, ...]
    folder_names: tuple[Line, ...]
    file_names: tuple[Line, ...]
    seen: dict[str, Line | None] = field(default_factory=dict)

    def covers(self, path: str) -> bool:
        """Whether a pattern speaks for the file at ``path`` or a folder above it."""
        return self.lines.match_file(self.prefix + path[len(self.base) :])

    def verdict(self, path: str) -> bool | None:
        """Whether ``path`` (a folder ends in ``/``) is left out; None if no line speaks of it, the last one that does
        decides. Folders above it are not asked: who walks has asked them already."""
        local = self.prefix + path[len(self.base) :]
        line, other = self._by_name(local), _last(self.anchored, local) if self.anchored else None
        if line is None or (other is not None and other.number > line.number):
            line = other
        return line.leaves_out if line else None

    def _by_name(self, path: str) -> Line | None:
        name = path[path.rfind("/", 0, -1) + 1 :]
        if name not in self.seen:
            self.seen[name] = _last(self.folder_names if name.endswith("/") else self.file_names, name)
        return self.seen[name]


def _last(lines: tuple[Line, ...], path: str) -> Line | None:
    return next((line for line in reversed(lines) if line.speaks_of(path)), None)


def patterns(lines: Iterable[str], origin: str, base: str = "", prefix: str = "") -> Patterns:
    """Lines as in ``.gitignore``; one that is no pattern matches nothing, as in git."""
    known = [line for line in lines if line.strip() and is_pattern(line)]
    compiled = [(text, line) for number, text in enumerate(known) for line in _compiled(number, text)]
    names = [(text, line) for text, line in compiled if "/" not in text.rstrip().rstrip("/")]
    return Patterns(
        origin,
        base,
        prefix,
        _spec(known),
        anchored=tuple(line for text, line in compiled if (text, line) not in names),
        folder_names=tuple(line for _, line in names),
        file_names=tuple(line for text, line in names if may_name_a_source(text)),
    )


def read_patterns(file: Path, origin: str, base: str = "", prefix: str = "") -> Patterns | None:
    """The patterns of an ignore file; None if it cannot be read or says nothing."""
    try:
        found = patterns(file.read_text("utf-8", "replace").splitlines(), origin, base, prefix)
    except OSError:
        return None
    return found if found.anchored or found.folder_names else None


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
        _spec([line])
    except (ValueError, re.error):
        return False
    return True


def _compiled(number: int, text: str) -> Iterator[Line]:
    """One line, or none for a comment."""
    from pathspec import RegexPattern

    for pattern in _spec([text]).patterns:
        if isinstance(pattern, RegexPattern) and pattern.regex is not None and pattern.include is not None:
            yield Line(number, pattern.regex, pattern.include)


def _spec(lines: list[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
