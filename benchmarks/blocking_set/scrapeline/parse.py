from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import singledispatch
from io import BytesIO
from pathlib import Path

import lxml.html
from bs4 import BeautifulSoup
from PIL import Image
from pypdf import PdfReader


@dataclass(frozen=True)
class Html:
    text: str


@dataclass(frozen=True)
class Pdf:
    data: bytes


@dataclass(frozen=True)
class Text:
    text: str


@singledispatch
def extract(page) -> str:
    raise TypeError(page)


@extract.register
def _(page: Html) -> str:
    return lxml.html.fromstring(page.text).text_content()


@extract.register
def _(page: Pdf) -> str:
    return "\n".join(p.extract_text() for p in PdfReader(BytesIO(page.data)).pages)


def links(text: str) -> list[str]:
    return [a["href"] for a in BeautifulSoup(text, "lxml").find_all("a")]


def links_re(text: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', text)


def digest(path: Path) -> str:
    h = hashlib.sha256()
    with path.open("rb") as fh:
        for chunk in iter(lambda: fh.read(65536), b""):
            h.update(chunk)
    return h.hexdigest()


def key(url: str) -> str:
    return hashlib.sha1(url.encode()).hexdigest()


def thumbnail(data: bytes) -> bytes:
    image = Image.open(BytesIO(data))
    image.thumbnail((64, 64))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
