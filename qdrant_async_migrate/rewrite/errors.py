"""What rewriting raises when an edit cannot be carried out: a plan that does not fit its text is our own fault."""

from __future__ import annotations

from ..model.errors import InternalError


class EditFailed(InternalError):
    """An edit cannot be applied to the text it was planned for; the message names the edit and what is wrong with it."""

    def __init__(self, edit: object, reason: str, path: str = "") -> None:
        super().__init__(edit, reason, path)
        self.edit = edit
        self.reason = reason
        self.path = path

    def __str__(self) -> str:
        where = f"{self.path}:" if self.path else ""
        at = getattr(self.edit, "at", None)
        spans = at if isinstance(at, tuple) else ()
        first = spans[0] if spans and isinstance(spans[0], tuple) else spans
        line = f"{first[0]}:{first[1] + 1}: " if first else " "
        return (
            f"rewriting {where}{line}{self.reason}, for the edit {self.edit!r}. "
            "Nothing of this file was changed; please report this as a bug with the statement at that line."
        )


class EditNotFound(EditFailed):
    """No node of the kind that the edit asks for stands at its position."""


class Unparsable(EditFailed):
    """The lines of an edit cannot be parsed apart from the rest, or not be given back byte by byte."""
