"""Which lines of a cell begin a statement, as far as that can be told without parsing: what IPython adds to Python may stand
there alone. In: lines. Out: line numbers. Knows strings, comments, brackets and continued lines, no magics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_NEWLINE = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(r'"""|\'\'\'|"|\'|[([{]|[)\]}]|#.*|\\$')


def lines_of(text: str) -> list[str]:
    """Lines with their ends, as Python counts them."""
    ends = [0, *(match.end() for match in _NEWLINE.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(ends) if a < b]


def ending(line: str) -> str:
    """The line's newline, or nothing."""
    return line[len(line.rstrip("\r\n")) :]


class Scanner:
    """Reads line after line of Python; ``inside`` while the next line goes on with the same statement."""

    def __init__(self) -> None:
        self._depth = 0
        self._quote = ""
        self._continued = False

    @property
    def inside(self) -> bool:
        return bool(self._depth or self._quote or self._continued)

    def read(self, line: str) -> None:
        """Take in one more line of Python."""
        line = line.rstrip("\r\n")
        self._continued = False
        at = self._close(line, 0) if self._quote else 0
        while at is not None and (token := _TOKEN.search(line, at)) is not None:
            at = self._take(line, token)

    def _take(self, line: str, token: re.Match[str]) -> int | None:
        found = token.group()
        if found[0] in "\"'":
            self._quote = found
            return self._close(line, token.end())
        if found == "\\":
            self._continued = True
        elif found[0] in "([{":
            self._depth += 1
        elif found[0] in ")]}":
            self._depth = max(0, self._depth - 1)
        return token.end()

    def _close(self, line: str, at: int) -> int | None:
        """Where the open string ends in ``line``, None if it goes on."""
        while at < len(line):
            if line[at] == "\\":
                at += 2
            elif line.startswith(self._quote, at):
                at += len(self._quote)
                self._quote = ""
                return at
            else:
                at += 1
        if len(self._quote) == 1 and not line.endswith("\\"):
            self._quote = ""  # not closed on its line: no Python, parsing will say so
        return None


def continued(lines: Sequence[str], first: int) -> int:
    """How many lines a magic has that begins at ``first``: a backslash at the end of a line goes on with the next one."""
    count = 1
    while first + count < len(lines) and lines[first + count - 1].rstrip("\r\n").endswith("\\"):
        count += 1
    return count
