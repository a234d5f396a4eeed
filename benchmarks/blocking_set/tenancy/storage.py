from __future__ import annotations

import io
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from .config import settings


class Blob(ABC):
    scheme: ClassVar[str]

    @abstractmethod
    def fetch(self, key: str) -> bytes: ...

    @abstractmethod
    def put(self, key: str, data: bytes) -> None: ...

    def copy(self, source: str, target: str) -> None:
        self.put(target, self.fetch(source))


class DiskBlob(Blob):
    scheme = "disk"

    def __init__(self, root: Path) -> None:
        self.root = root

    def fetch(self, key: str) -> bytes:
        return (self.root / key).read_bytes()

    def put(self, key: str, data: bytes) -> None:
        self._target(key).write_bytes(data)

    def _target(self, key: str) -> Path:
        return self.root / key

    def drop(self) -> None:
        shutil.rmtree(self.root)


class MemoryBlob(Blob):
    scheme = "memory"

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}

    def fetch(self, key: str) -> bytes:
        return self.data[key]

    def put(self, key: str, data: bytes) -> None:
        self.data[key] = data


class Upload:
    """What a request sent, spooled wherever the maker says."""

    def __init__(self, opener: Callable[[], io.BufferedIOBase]) -> None:
        self._opener = opener
        self._stream: io.BufferedIOBase | None = None

    @property
    def stream(self) -> io.BufferedIOBase:
        if self._stream is None:
            self._stream = self._opener()
        return self._stream

    def chunks(self, size: int = 8192) -> Iterator[bytes]:
        while chunk := self.stream.read(size):
            yield chunk


def in_memory(data: bytes) -> Upload:
    return Upload(lambda: io.BytesIO(data))


def on_disk(path: Path) -> Upload:
    return Upload(lambda: path.open("rb"))


def blob_for(tenant: str, ephemeral: bool = False) -> Blob:
    if ephemeral:
        return MemoryBlob()
    return DiskBlob(settings().tenant_dir(tenant))
