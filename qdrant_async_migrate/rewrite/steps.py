"""What imports become before a tree is edited: where the plan only names a module, a step says at which statement to add it."""

from __future__ import annotations

from typing import Literal

from qdrant_async_migrate.records import dataclass

from ..model.edits import Edit, Span


@dataclass(frozen=True, slots=True)
class JoinImport:
    """Add a name to the ``from ... import`` statement at ``at``."""

    at: Span
    name: str
    asname: str = ""


@dataclass(frozen=True, slots=True)
class ImportLine:
    """Put the import statement ``code`` before or after the statement at ``at``; ``apart`` with a blank line between."""

    at: Span
    where: Literal["before", "after"]
    code: str
    apart: int = 0


Step = Edit | JoinImport | ImportLine
