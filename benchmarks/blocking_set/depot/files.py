from __future__ import annotations

import bz2
import fcntl
import filecmp
import glob
import linecache
import mmap
import os
import shutil
import stat
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath


class Store:
    def __init__(self, root: str | Path) -> None:
        self.root = Path(root)

    def path(self, name: str) -> Path:
        return self.root / name

    def __truediv__(self, name: str) -> Path:
        return self.path(name)

    def __getitem__(self, name: str) -> bytes:
        return self.path(name).read_bytes()

    def __setitem__(self, name: str, data: bytes) -> None:
        temporary = self.path(name + ".tmp")
        temporary.write_bytes(data)
        temporary.replace(self.path(name))

    def __iter__(self) -> Iterator[str]:
        for entry in os.scandir(self.root):
            yield entry.name

    def __contains__(self, name: str) -> bool:
        return self.path(name).exists()

    def lines(self, name: str) -> Iterator[str]:
        with open(self.path(name)) as handle:
            yield from handle

    def copy(self, source: str, target: str) -> str:
        return shutil.copy2(self.path(source), self.path(target))

    def find(self, pattern: str) -> list[str]:
        return glob.glob(str(self.root / pattern))

    @property
    def parts(self) -> tuple[str, ...]:
        return PurePosixPath(self.root).parts


class Pack:
    def __init__(self, path: Path) -> None:
        self.tar = tarfile.open(path)

    def names(self) -> list[str]:
        return self.tar.getnames()

    def unpack(self, target: Path) -> None:
        self.tar.extractall(target)


def locked(path: Path):
    handle = path.open("w")
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def same(a: str, b: str) -> bool:
    return filecmp.cmp(a, b, shallow=False)


def view(path: str) -> memoryview:
    with open(path, "rb") as handle:
        return memoryview(mmap.mmap(handle.fileno(), 0))


def packed(data: bytes) -> bytes:
    return bz2.compress(data)


def line(path: str, number: int) -> str:
    return linecache.getline(path, number)


def mode(bits: int) -> str:
    return stat.filemode(bits)


def scratch() -> str:
    with tempfile.NamedTemporaryFile(delete=False) as handle:
        return handle.name
