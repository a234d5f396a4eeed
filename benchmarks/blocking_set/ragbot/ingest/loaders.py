from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import fitz
import pandas as pd
from bs4 import BeautifulSoup
from pypdf import PdfReader


class Loader:
    suffix = ""

    def __init__(self, path: Path) -> None:
        self.path = path

    def pages(self) -> Iterator[str]:
        raise NotImplementedError

    def title(self) -> str:
        return self.path.stem.replace("_", " ").title()


class PdfLoader(Loader):
    suffix = ".pdf"

    def pages(self):
        for page in PdfReader(self.path).pages:
            yield page.extract_text()


class TextLoader(Loader):
    suffix = ".txt"

    def pages(self):
        yield self.path.read_text(encoding="utf-8")


class HtmlLoader(Loader):
    suffix = ".html"

    def pages(self):
        with self.path.open() as stream:
            yield BeautifulSoup(stream, "html.parser").get_text()


LOADERS = {cls.suffix: cls for cls in (PdfLoader, TextLoader, HtmlLoader)}


def loader_for(path: Path) -> Loader:
    return LOADERS[path.suffix](path)


def read_table(path: Path):
    return pd.read_csv(path)


def render(path: str, page: int) -> bytes:
    document = fitz.open(path)
    return document[page].get_pixmap().tobytes()


def parse_lines(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def chunks(text: str, size: int = 200) -> Iterator[str]:
    for start in range(0, len(text), size):
        yield text[start : start + size]
