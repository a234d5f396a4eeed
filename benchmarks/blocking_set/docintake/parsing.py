"""Turns uploaded files into text."""
import gzip
import hashlib
import io
import zipfile
from pathlib import Path

import pandas as pd
from PIL import Image
from pypdf import PdfReader


def fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def stretch(secret: str, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", secret.encode(), salt, 600_000)


def pdf_text(source: io.BytesIO | Path) -> str:
    reader = PdfReader(source)
    return "\n".join(page.extract_text() for page in reader.pages)


def table(path: Path) -> list[dict]:
    return pd.read_csv(path).to_dict("records")


def thumbnail(path: Path, out: Path) -> None:
    picture = Image.open(path)
    picture.thumbnail((128, 128))
    picture.save(out)


def unpack(archive: Path, into: Path) -> list[str]:
    with zipfile.ZipFile(archive) as z:
        z.extractall(into)
        return z.namelist()


def title_of(text: str) -> str:
    buffer = io.StringIO(text)
    return buffer.readline().strip()


def plain(data: bytes) -> str:
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    return data.decode("utf-8", "replace")


class Parsers:
    """By suffix."""

    def __init__(self) -> None:
        self._by_suffix = {".pdf": pdf_text, ".csv": table}

    def known(self, suffix: str) -> bool:
        return suffix in self._by_suffix

    def parse(self, path: Path):
        return self._by_suffix[path.suffix](path)
