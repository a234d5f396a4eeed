from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable

LINK = re.compile(r'href="([^"]+)"')


@dataclass
class Page:
    url: str
    html: str

    def links(self) -> list[str]:
        return LINK.findall(self.html)

    def find(self, text: str) -> int:
        return self.html.find(text)

    def digest(self) -> str:
        return hashlib.sha256(self.html.encode()).hexdigest()

    def save(self, folder: Path) -> Path:
        target = folder / f"{self.digest()}.html"
        target.write_text(self.html)
        return target

    @classmethod
    def load(cls, path: Path) -> "Page":
        return cls(path.name, path.read_text())


def table(pages: Iterable[Page]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    for page in pages:
        writer.writerow([page.url, len(page.html)])
    return out.getvalue()


def write_table(pages: Iterable[Page], path: Path) -> None:
    with path.open("w", newline="") as handle:
        csv.writer(handle).writerows([p.url, len(p.html)] for p in pages)


class Seen:
    """Addresses that were seen; `open` and `close` are about the list."""

    def __init__(self) -> None:
        self.urls: set[str] = set()
        self.closed = False

    def open(self) -> "Seen":
        self.closed = False
        return self

    def close(self) -> None:
        self.closed = True

    def request(self, url: str) -> bool:
        if url in self.urls:
            return False
        self.urls.add(url)
        return True
