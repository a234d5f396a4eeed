from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import anyio


class Page:
    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @property
    def words(self) -> int:
        return len(self.text.split())

    def dump(self, out: io.TextIOBase) -> None:
        out.write(self.text)


class FilePage(Page):
    def __init__(self, path: Path) -> None:
        super().__init__(path.stem, path.read_text())
        self.path = path

    @property
    def raw(self) -> bytes:
        return self.path.read_bytes()

    def save(self) -> None:
        self.path.write_text(self.text)


class Wiki:
    def __init__(self, root: str) -> None:
        self.root = Path(root)
        self.async_root = anyio.Path(root)
        self._index: dict[str, str] | None = None

    @property
    def index(self) -> dict[str, str]:
        if self._index is None:
            self._index = json.loads((self.root / "index.json").read_text())
        return self._index

    def __contains__(self, name: str) -> bool:
        return name in self.index

    def __getitem__(self, name: str) -> FilePage:
        return FilePage(self.root / name)

    def __iter__(self) -> Iterator[FilePage]:
        for name in self.index:
            yield self[name]

    def path_of(self, name: str) -> Path:
        return self.root / (name + ".md")

    async def aread(self, name: str) -> str:
        return await (self.async_root / name).read_text()  # ok

    @contextmanager
    def editing(self, name: str) -> Iterator[FilePage]:
        page = self[name]
        yield page
        page.save()

    @contextmanager
    def scratch(self) -> Iterator[Page]:
        page = Page("scratch", "")
        yield page
        page.text = ""


def export(pages: list[Page]) -> bytes:
    buffer = io.BytesIO()
    for page in pages:
        buffer.write(page.text.encode())
    buffer.seek(0)
    return buffer.read()


def spool(pages: list[Page]) -> str:
    with tempfile.SpooledTemporaryFile(mode="w+", max_size=1 << 20) as handle:
        for page in pages:
            handle.write(page.text)
        handle.seek(0)
        return handle.read()


def append_log(path: str, line: str) -> None:
    with open(path, "a") as log:
        log.write(line)
