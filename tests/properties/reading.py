"""Which files a run reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qdrant_async_migrate.pipeline import programs


@contextmanager
def files_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Paths of the files that were scanned inside."""
    seen: set[str] = set()
    plain = programs.scan
    with monkeypatch.context() as patched:
        patched.setattr(programs, "scan", lambda path, *rest: seen.add(path) or plain(path, *rest))  # type: ignore[func-returns-value]
        yield seen


def left_out(root: Path, seen: set[str]) -> bool:
    """Some file of a program was not. Where none was, a scan on demand is a full scan, and there is nothing to compare."""
    paths = [path for kind in ("*.py", "*.pyi", "*.ipynb") for path in root.rglob(kind)]
    return any(path.relative_to(root).as_posix() not in seen for path in paths)
