from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import lxml.html
from bs4 import BeautifulSoup


class Link(NamedTuple):
    url: str
    text: str

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc


def soup(body: str) -> BeautifulSoup:
    return BeautifulSoup(body, "lxml")


def links(base: str, body: str) -> Iterator[Link]:
    for tag in soup(body).find_all("a"):
        yield Link(urljoin(base, tag["href"]), tag.get_text())


def title(body: str) -> str:
    return lxml.html.fromstring(body).findtext(".//title")


def quick_title(body: str) -> str:
    found = re.search("<title>(.*?)</title>", body)
    return found[1] if found else ""


PARSERS = {".html": title, ".txt": quick_title}
