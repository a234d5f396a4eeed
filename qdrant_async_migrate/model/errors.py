"""The errors a caller of the library can catch: one base, one class per kind of trouble; and what reading a notebook raises."""


class QamError(Exception):
    """Base of every error that this package raises on purpose; its text is for people."""


class UsageError(QamError):
    """The request itself cannot be carried out: a path that does not exist, an unknown option or key."""


class WriteError(QamError):
    """The result could not be written; the tree is as it was before."""


class InternalError(QamError):
    """A check of our own result failed: a fault of this package, nothing of it was written."""


class NotANotebook(ValueError):
    """The file is no notebook that can be read: where (line and column from 1), and why."""

    def __init__(self, reason: str, line: int = 1, column: int = 1) -> None:
        super().__init__(reason)
        self.reason, self.line, self.column = reason, line, column


class BadCell(NotANotebook):
    """A code cell does not parse, even with its magics taken out."""
