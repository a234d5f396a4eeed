"""What reading a notebook raises: it is none, or one of its cells is not Python."""

from __future__ import annotations


class NotANotebook(ValueError):
    """The file is no notebook that can be read: where (line and column from 1), and why."""

    def __init__(self, reason: str, line: int = 1, column: int = 1) -> None:
        super().__init__(reason)
        self.reason, self.line, self.column = reason, line, column


class BadCell(NotANotebook):
    """A code cell does not parse, even with its magics taken out."""
