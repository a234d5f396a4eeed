from __future__ import annotations

import glob
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml


def find(root: Path, pattern: str = "*.md") -> list[Path]:
    return sorted(root.rglob(pattern))


def lines(path: Path) -> Iterator[str]:
    with path.open() as handle:
        yield from handle


def newest(folder: str) -> str | None:
    return max(glob.glob(os.path.join(folder, "*")), default=None)


def pack(folder: Path, target: Path) -> Path:
    with tarfile.open(target, "w:gz") as tar:
        tar.add(folder)
    return target


def copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, dirs_exist_ok=True)


def config(path: str = "sweep.yaml") -> dict:
    with open(path, encoding="utf-8") as handle:
        return yaml.safe_load(handle)


def parse(text: str) -> dict:
    return yaml.safe_load(text)


def relative(path: Path, root: Path) -> str:
    return path.relative_to(root).with_suffix(".html").as_posix()


def tail(path: Path) -> Callable[[], str]:
    def last() -> str:
        return path.read_text().splitlines()[-1]

    return last


def constant(text: str) -> Callable[[], str]:
    def last() -> str:
        return text

    return last


def scratch() -> str:
    with tempfile.NamedTemporaryFile("w", delete=False) as out:
        out.write("x")
        return out.name


class Tree:
    def __init__(self, root: Path) -> None:
        self.root = root
        self._files: list[Path] | None = None

    @property
    def files(self) -> list[Path]:
        if self._files is None:
            self._files = find(self.root)
        return self._files

    def __iter__(self) -> Iterator[Path]:
        return iter(self.files)

    def read(self, name: str) -> str:
        return (self.root / name).read_text()

    def url(self, name: str) -> str:
        return str(self.root / name)
