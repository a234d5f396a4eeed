"""What a person or a script is told: findings, and the result of a run as every report reads it."""

from __future__ import annotations

from enum import Enum

from qdrant_async_migrate.model.graph import Graph
from qdrant_async_migrate.model.source import TextForm
from qdrant_async_migrate.records import dataclass, field


class Severity(str, Enum):
    """How loud a finding is; ``info`` never changes the exit status."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path through the call graph; lines from 1."""

    path: str
    line: int
    symbol: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement about one place. Lines and columns are 1-based and count characters of the file as given;
    ``via`` is the path through the call graph, from the place down to its cause; ``holds_back`` is the number of client
    calls that stay sync because of this one place (the main finding of a kept family), and would follow if it went away."""

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    symbol: str
    message: str
    help: str = ""
    via: tuple[Step, ...] = ()
    fixable: bool = False
    holds_back: int = 0
    beside: int = 0
    """How many other places hold the same calls back."""


class FileStatus(str, Enum):
    """What became of a file."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One file of the run: its text before and after (equal unless changed), and why it failed if it did. An unchanged file
    has its text only where a finding is about it, and where it is the only file. ``form`` is how the bytes hold the text."""

    path: str
    status: FileStatus
    before: str = ""
    after: str = ""
    message: str | None = None
    form: TextForm = field(default_factory=TextForm)


@dataclass(frozen=True, slots=True)
class FunctionOutcome:
    """One function that turned async, and the chain of calls that made it so, in words."""

    symbol: str
    path: str
    line: int
    because: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a run."""

    awaited: int = 0
    kept: int = 0
    functions_made_async: int = 0
    files_changed: int = 0
    families_migrated: int = 0
    families_kept: int = 0
    left: int = 0
    """Calls of clients that the user did not choose (``--only``, ``--interactive``)."""
    families_left: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a run found out; reports are functions of it alone. Paths are relative to ``root`` (a display path)."""

    command: str
    root: str
    written: bool
    files: tuple[FileOutcome, ...]
    findings: tuple[Finding, ...]
    functions: tuple[FunctionOutcome, ...]
    summary: Summary
    graph: Graph = field(default_factory=Graph)
    """What turns async, and what holds it back; empty for a lint."""
