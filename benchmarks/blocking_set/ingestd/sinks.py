from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import IO


class Checkpoint:
    """Remembers what was done."""

    def __init__(self, path: str) -> None:
        self.db = sqlite3.connect(path, check_same_thread=False)

    def __contains__(self, digest: str) -> bool:
        return self.db.execute("select 1 from done where d = ?", (digest,)).fetchone() is not None

    def __setitem__(self, digest: str, name: str) -> None:
        with self.db:
            self.db.execute("insert into done values (?, ?)", (digest, name))


class Lines:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: IO[str] | None = None
        self.count = 0

    def __enter__(self) -> Lines:
        self.file = self.path.open("a")
        return self

    def __exit__(self, *exc: object) -> None:
        self.file.close()

    def write(self, row: dict) -> None:
        self.file.write(json.dumps(row) + "\n")
        self.count += 1


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    folder = tempfile.mkdtemp()
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder)


@contextlib.contextmanager
def renamed(target: Path) -> Iterator[str]:
    yield f"{target}.part"
    os.replace(f"{target}.part", target)


stats = SimpleNamespace(rows=0, add=lambda n: None)


def flush(handle: IO[bytes]) -> None:
    handle.flush()
    os.fsync(handle.fileno())
