"""Unified diffs that ``git apply`` takes. In: outcomes of files. Out: text per file, or the bytes of one patch.

Lines end at ``\\n`` alone, as for git: a ``\\r`` before it is part of the line. A patch holds bytes in each file's own encoding.
"""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Outcome
from qdrant_async_migrate.report.paint import Line, Span

Tag = Literal["replace", "delete", "insert", "equal"]
Opcode = tuple[Tag, int, int, int, int]
CONTEXT = 3
NO_NEWLINE = "\\ No newline at end of file\n"


def patch(outcome: Outcome, prefix: str = "") -> bytes:
    """All changes as one patch. ``prefix`` is the way from the top of the git working tree to the working directory, ending
    in ``/``: below the top ``git apply`` guesses at names, so there they are given in full under a ``diff --git`` line."""
    return b"".join(in_bytes(file, prefix) for file in outcome.files if file.status is FileStatus.CHANGED)


def in_bytes(file: FileOutcome, prefix: str = "") -> bytes:
    """The diff of one file as its bytes differ, BOM and encoding included."""
    bom = codecs.BOM_UTF8.decode() if file.form.bom else ""
    head = _header(file.path, prefix).encode()
    body = "".join(_hunks(bom + file.before, bom + file.after))
    return head + body.encode(file.form.encoding, "surrogateescape")


def unified(file: FileOutcome) -> str:
    """The diff of one file as text; empty for a file that did not change."""
    if file.before == file.after:
        return ""
    return _header(file.path, "") + "".join(_hunks(file.before, file.after))


def _header(path: str, prefix: str) -> str:
    old, new = _quoted(f"a/{prefix}{path}"), _quoted(f"b/{prefix}{path}")
    git = f"diff --git {old} {new}\n" if prefix else ""
    return f"{git}--- {old}{_tab(old)}\n+++ {new}{_tab(new)}\n"


def _quoted(name: str) -> str:
    """A name as git writes it: in C quotes where it holds what would end or confuse the line."""
    if not any(map(_needs_quotes, name)):
        return name
    escaped = (f"\\{char}" if char in '"\\' else f"\\{ord(char):03o}" if _needs_quotes(char) else char for char in name)
    return f'"{"".join(escaped)}"'


def _needs_quotes(char: str) -> bool:
    return char in '"\\' or ord(char) < 32 or ord(char) == 127


def _tab(name: str) -> str:
    """Git ends a name with blanks in it by a tab, so that nothing after it counts."""
    return "\t" if " " in name and not name.startswith('"') else ""


def lines_of(text: str) -> list[str]:
    """Lines with their ends, where only ``\\n`` ends a line."""
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def grouped(before: str, after: str) -> Iterable[list[tuple[str, int, int, int, int]]]:
    """What differs between two texts, in groups with the lines around: operations on their lines, as ``difflib`` names them."""
    return _Trimmed(lines_of(before), lines_of(after)).get_grouped_opcodes(CONTEXT)


def _hunks(before: str, after: str) -> Iterator[str]:
    old, new = lines_of(before), lines_of(after)
    for group in grouped(before, after):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from _marked(" ", old[i1:i2])
            else:
                yield from _marked("-", old[i1:i2])
                yield from _marked("+", new[j1:j2])


class _Trimmed(difflib.SequenceMatcher[str]):
    """Compares only what lies between the lines that are equal at both ends: they are most of a file."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__()
        self._head = head = _common(old, new)
        self._tail = tail = min(_common(old[::-1], new[::-1]), len(old) - head, len(new) - head)
        self._lengths = len(old), len(new)
        self._middle = difflib.SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)

    def get_opcodes(self) -> list[Opcode]:
        head, (old, new) = self._head, self._lengths
        middle = [(tag, i1 + head, i2 + head, j1 + head, j2 + head) for tag, i1, i2, j1, j2 in self._middle.get_opcodes()]
        return [("equal", 0, head, 0, head), *middle, ("equal", old - self._tail, old, new - self._tail, new)]


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    for index, (left, right) in enumerate(zip(old, new, strict=False)):
        if left != right:
            return index
    return min(len(old), len(new))


def _range(start: int, stop: int) -> str:
    length = stop - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line
        if not line.endswith("\n"):
            yield "\n" + NO_NEWLINE


def painted(diff: str) -> Iterator[Line]:
    """The lines of a diff in the colours that people know from git."""
    for line in diff.split("\n")[:-1]:
        yield Line(Span(line.rstrip("\r"), next((style for mark, style in _COLORS if line.startswith(mark)), "")))


_COLORS = (("diff --git", "heading"), ("---", "heading"), ("+++", "heading"), ("@@", "hunk"), ("-", "removed"), ("+", "added"))
