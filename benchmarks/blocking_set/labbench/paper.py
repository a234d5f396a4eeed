import gzip
import hashlib
import tarfile
import zlib
from io import BytesIO
from pathlib import Path

from bs4 import BeautifulSoup
from pypdf import PdfReader


class Paper:
    def __init__(self, data: bytes):
        self.reader = PdfReader(BytesIO(data))

    def __iter__(self):
        return (page.extract_text() for page in self.reader.pages)

    def __len__(self) -> int:
        return len(self.reader.pages)


class Page:
    parser = "lxml"

    def __init__(self, html: str):
        self.html = html

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, self.parser)

    def links(self) -> list[str]:
        return [a["href"] for a in self.soup.find_all("a")]

    def size(self) -> int:
        return len(self.html)


def squeeze(data: bytes, how: str = "zlib") -> bytes:
    return PACKERS[how](data)


PACKERS = {"zlib": zlib.compress, "gzip": gzip.compress}
NAMERS = {"upper": str.upper, "title": str.title}


def named(text: str, how: str) -> str:
    return NAMERS[how](text)


def digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def stretch(password: str) -> bytes:
    return hashlib.scrypt(password.encode(), salt=b"s", n=2**14, r=8, p=1)


def members(path: Path) -> list[str]:
    with tarfile.open(path) as archive:
        return archive.getnames()
