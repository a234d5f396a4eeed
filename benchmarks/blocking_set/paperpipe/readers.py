from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import fitz
import pandas as pd
from docx import Document
from pypdf import PdfReader

Reader = Callable[[Path], str]
READERS: dict[str, Reader] = {}


def reader(suffix: str) -> Callable[[Reader], Reader]:
    def wrap(function: Reader) -> Reader:
        READERS[suffix] = function
        return function

    return wrap


@reader(".pdf")
def read_pdf(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


@reader(".docx")
def read_docx(path: Path) -> str:
    return "\n".join(p.text for p in Document(str(path)).paragraphs)


@reader(".csv")
def read_table(path: Path) -> str:
    return pd.read_csv(path).to_string()


def read_fitz(data: bytes) -> str:
    with fitz.open(stream=data, filetype="pdf") as document:
        return "".join(page.get_text() for page in document)


def parse_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def parse_lines(text: str) -> list[dict]:
    return [json.loads(line) for line in io.StringIO(text)]


def title(html: str) -> str:
    found = re.search(r"<title>(.*?)</title>", html)
    return found[1] if found else ""


class Document_:
    """A document already in memory."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read(self) -> str:
        return self._text

    def pages(self) -> Iterator[str]:
        yield from self._text.split("\f")

    def encode(self) -> bytes:
        return self._text.encode()
