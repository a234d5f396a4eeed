from __future__ import annotations

import abc
import email
import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

import docx
import pypdf
from bs4 import BeautifulSoup
from unstructured.partition.auto import partition


class Loader(abc.ABC):
    suffixes: ClassVar[tuple[str, ...]] = ()
    _registry: ClassVar[dict[str, type[Loader]]] = {}

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        for suffix in cls.suffixes:
            Loader._registry[suffix] = cls

    @classmethod
    def for_path(cls, path: Path) -> Loader:
        return cls._registry[path.suffix](path)

    def __init__(self, path: Path) -> None:
        self.path = path

    @abc.abstractmethod
    def pages(self) -> Iterator[str]: ...

    def text(self) -> str:
        return "\n".join(self.pages())

    def __iter__(self) -> Iterator[str]:
        yield from self.pages()

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


class Pdf(Loader):
    suffixes = (".pdf",)

    def pages(self) -> Iterator[str]:
        for page in pypdf.PdfReader(self.path).pages:
            yield page.extract_text()


class Word(Loader):
    suffixes = (".docx",)

    def pages(self) -> Iterator[str]:
        yield from (p.text for p in docx.Document(str(self.path)).paragraphs)


class Memory(Loader):
    def __init__(self, text: str) -> None:
        super().__init__(Path("memory"))
        self._text = text

    def pages(self) -> Iterator[str]:
        yield self._text


def chunks(pages: Iterable[str], size: int = 500) -> Iterator[str]:
    for page in pages:
        for start in range(0, len(page), size):
            yield page[start : start + size]


def html(text: str) -> str:
    return BeautifulSoup(text, "lxml").get_text()


def anything(path: str) -> list[str]:
    return [str(e) for e in partition(path)]


def members(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def subject(data: bytes) -> str:
    return email.message_from_bytes(data)["Subject"]
