"""What a listing says: which files make up the program, which of them may be written, and what was left out and why."""

from __future__ import annotations

from pathlib import Path

from qdrant_async_migrate.model.source import SourceKind
from qdrant_async_migrate.records import dataclass

KINDS = {".py": SourceKind.PY, ".pyi": SourceKind.PYI, ".ipynb": SourceKind.IPYNB}
SUFFIXES = tuple(KINDS)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file of the program, not read yet. ``path`` is relative to the root with ``/``; ``writable`` when it lies under
    the paths asked for; ``links`` are other paths of the same file, through symlinks inside the tree."""

    path: str
    module: str
    is_package: bool
    kind: SourceKind
    writable: bool
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """A file or folder (with a ``/`` at its end) that was left out, and the rule that did it."""

    path: str
    rule: str


@dataclass(frozen=True, slots=True)
class Discovered:
    """The program around the paths asked for: ``files`` and ``left``, each sorted by path. ``root`` is absolute."""

    root: Path
    files: tuple[Candidate, ...]
    left: tuple[Left, ...]
