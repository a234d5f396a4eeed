from __future__ import annotations

from pathlib import Path
from typing import Protocol

import requests


class Backend(Protocol):
    def read(self, name: str) -> str: ...


class FileBackend:
    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, name: str) -> str:
        return self.root.joinpath(name).read_text(encoding="utf-8")


class HttpBackend:
    def __init__(self, base: str) -> None:
        self.session = requests.Session()
        self.base = base

    def read(self, name: str) -> str:
        return self.session.get(f"{self.base}/{name}").text


class NullBackend:
    def read(self, name: str) -> str:
        return f"no note {name}"


def make_backend(where: str) -> FileBackend | HttpBackend:
    if where.startswith("http"):
        return HttpBackend(where)
    return FileBackend(Path(where))
