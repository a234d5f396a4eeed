from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .repos import Repo


@dataclass(frozen=True)
class Tool:
    name: str
    run: Callable[..., Any]
    slow: bool = False


class Toolbox:
    def __init__(self) -> None:
        self.tools: dict[str, Tool] = {}

    def add(self, name: str, *, slow: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        def keep(function: Callable[..., Any]) -> Callable[..., Any]:
            self.tools[name] = Tool(name, function, slow)
            return function

        return keep

    def names(self) -> list[str]:
        return sorted(self.tools)

    def call(self, name: str, *args: Any) -> Any:
        return self.tools[name].run(*args)


local = Toolbox()
disk = Toolbox()


@local.add("upper")
def upper(text: str) -> str:
    return text.upper()


@local.add("width")
def width(text: str) -> int:
    return max(map(len, text.splitlines()), default=0)


@disk.add("blame", slow=True)
def blame(repo: Repo, path: str) -> str:
    return repo.git("blame", path)


@disk.add("cat")
def cat(repo: Repo, path: str) -> str:
    return (repo.root / path).read_text()


class Cursor:
    """Walks over lines: of text, or of a file opened at the first step."""

    def __init__(self, source: str | Path) -> None:
        self.source = source
        self.at = 0


class TextCursor(Cursor):
    def __next__(self) -> str:
        self.at += 1
        return str(self.source).splitlines()[self.at - 1]

    def __iter__(self) -> "TextCursor":
        return self


class FileCursor(Cursor):
    _handle: Any = None

    def __next__(self) -> str:
        if self._handle is None:
            self._handle = open(self.source)
        return self._handle.readline()

    def __iter__(self) -> "FileCursor":
        return self
