"""A source file as bytes, and what is needed to give back exactly those bytes outside the edits."""

from __future__ import annotations

from enum import Enum

from qdrant_async_migrate.records import dataclass


class SourceKind(Enum):
    """What the bytes hold."""

    PY = "py"
    PYI = "pyi"
    IPYNB = "ipynb"


@dataclass(frozen=True, slots=True)
class TextForm:
    """How the text was stored: restored on writing, so that only edited places change."""

    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "\n"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the program.

    ``path`` is relative to the project root with ``/``; ``module`` is its dotted name; ``text`` is the decoded Python text
    that is analysed (for a notebook: its code cells in one text, see ``notebook``), newlines as in the file and
    without a BOM; ``writable`` is false for a file that is analysed but lies outside the paths asked for.
    """

    path: str
    module: str
    is_package: bool
    kind: SourceKind
    data: bytes
    text: str
    form: TextForm
    writable: bool = True


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was selected but could not be read, decoded or parsed: QAM001 or QAM002, the others go on."""

    path: str
    code: str
    line: int
    column: int
    reason: str
