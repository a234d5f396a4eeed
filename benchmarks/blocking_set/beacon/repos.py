from __future__ import annotations

import asyncio
import subprocess
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path


@dataclass
class Chunk:
    path: str
    text: str
    line: int = 1

    @property
    def key(self) -> int:
        return hash((self.path, self.line))


@dataclass
class Repo:
    root: Path
    _files: list[Path] = field(default_factory=list)

    def git(self, *args: str) -> str:
        return subprocess.run(["git", "-C", str(self.root), *args], capture_output=True, text=True, check=True).stdout

    @property
    def head(self) -> str:
        return self.git("rev-parse", "HEAD").strip()

    @property
    def name(self) -> str:
        return self.root.name

    async def agit(self, *args: str) -> str:
        process = await asyncio.create_subprocess_exec("git", *args, stdout=asyncio.subprocess.PIPE)  # ok
        out, _ = await process.communicate()  # ok
        return out.decode()

    def chunks(self) -> Iterator[Chunk]:
        for file in self._files:
            yield from split(str(file), file.read_text())

    def first(self, count: int) -> list[Chunk]:
        return list(islice(self.chunks(), count))

    async def achunks(self) -> AsyncIterator[Chunk]:
        for file in self._files:
            text = await asyncio.to_thread(file.read_text)  # ok
            for chunk in split(str(file), text):  # ok
                yield chunk

    def __contains__(self, path: str) -> bool:
        return Path(path) in self._files

    def __bool__(self) -> bool:
        return bool(self.git("status", "--porcelain"))


def split(path: str, text: str) -> Iterator[Chunk]:
    for number, block in enumerate(text.split("\n\n"), 1):
        yield Chunk(path, block, number)


def everything(repos: Iterable[Repo]) -> Iterator[Chunk]:
    return chain.from_iterable(repo.chunks() for repo in repos)


def shorten(chunks: Iterable[Chunk], width: int) -> Iterator[Chunk]:
    return (Chunk(c.path, c.text[:width], c.line) for c in chunks)


def heads(repos: Iterable[Repo]) -> Iterator[str]:
    return map(lambda repo: repo.head, repos)
