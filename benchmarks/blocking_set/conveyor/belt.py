from __future__ import annotations

import itertools
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path

import requests


def fetch(urls: Iterable[str]) -> Iterator[bytes]:
    for url in urls:
        yield requests.get(url).content


def batches(items: Iterable, n: int) -> Iterator[list]:
    iterator = iter(items)
    while chunk := list(itertools.islice(iterator, n)):
        yield chunk


def unpack(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def pack(folder: Path) -> Path:
    target = folder.with_suffix(".tar.gz")
    with tarfile.open(target, "w:gz") as archive:
        archive.add(folder)
    return target


def workspace():
    return tempfile.TemporaryDirectory()


class Stage:
    def __init__(self, work: Callable, then: Stage | None = None) -> None:
        self.work = work
        self.then = then

    def push(self, item):
        result = self.work(item)
        return self.then.push(result) if self.then else result

    def chain(self, work: Callable) -> Stage:
        return Stage(self.work, Stage(work))


def identity(item):
    return item


def size(item) -> int:
    return len(item)


def on_disk(item: str) -> str:
    return Path(item).read_text()


def numbers() -> Iterator[int]:
    yield from range(3)


def chained(urls: list[str]) -> Iterator[bytes]:
    yield b""
    yield from fetch(urls)


def peek(iterator: Iterator):
    return next(iterator, None)
