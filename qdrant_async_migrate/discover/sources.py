"""The files of a program as bytes, each decoded when somebody asks for its text: a run over a large tree looks at few of them.
What cannot be decoded is found out at once all the same, and whether a name stands in a file is asked of its bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from qdrant_async_migrate.discover.listing import Candidate
from qdrant_async_migrate.discover.read import Cells, bytes_of, no_cells, source
from qdrant_async_migrate.discover.text import is_plain
from qdrant_async_migrate.model.source import SourceFile, SourceKind, Unread


class Sources(Mapping[str, SourceFile]):
    """Files by path, in the order in which they were taken."""

    def __init__(self, cells: Cells = no_cells) -> None:
        self._cells = cells
        self._files: dict[str, Candidate] = {}
        self._stored: dict[str, bytes] = {}
        self._spelled: dict[str, bytes] = {}
        self._made: dict[str, SourceFile] = {}

    def read(self, root: Path, file: Candidate) -> Unread | None:
        """Take a file below ``root``, or say why it cannot be read or decoded."""
        data = bytes_of(root, file)
        return data if isinstance(data, Unread) else self.take(file, data)

    def take(self, file: Candidate, data: bytes) -> Unread | None:
        """Take a file with its content, or say why it cannot be decoded."""
        if file.kind is SourceKind.IPYNB or not is_plain(data):
            made = source(file, data, self._cells)
            if isinstance(made, Unread):
                return made
            if file.kind is SourceKind.IPYNB or made.form.encoding != "utf-8":
                self._made[file.path] = made
                self._spelled[file.path] = made.text.encode("utf-8", "surrogatepass")
        self._files[file.path] = file
        self._stored[file.path] = data
        return None

    def drop(self, path: str) -> None:
        """Leave a file out from now on."""
        for place in (self._files, self._stored, self._spelled, self._made):
            place.pop(path, None)

    def file(self, path: str) -> Candidate:
        """The entry of the listing."""
        return self._files[path]

    def data(self, path: str) -> bytes:
        """The content as it is stored."""
        return self._stored[path]

    def spelled(self, path: str) -> bytes:
        """What is analysed of it, in UTF-8, to look for names in."""
        return self._spelled.get(path) or self._stored[path]

    def naming(self, words: tuple[bytes, ...], paths: Iterator[str] | None = None) -> Iterator[str]:
        """Paths of the files in which one of the words stands."""
        for path in self._files if paths is None else paths:
            spelled = self.spelled(path)
            if any(word in spelled for word in words):
                yield path

    def opened(self, path: str) -> SourceFile | None:
        """The file if somebody has asked for its text."""
        return self._made.get(path)

    def forget(self) -> None:
        """Free the texts that are decoded from the bytes again when somebody asks."""
        self._made = {path: made for path, made in self._made.items() if path in self._spelled}

    def __getitem__(self, path: str) -> SourceFile:
        if path not in self._made:
            made = source(self._files[path], self._stored[path], self._cells)
            if isinstance(made, Unread):
                raise KeyError(path)
            self._made[path] = made
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, path: object) -> bool:
        return path in self._files
