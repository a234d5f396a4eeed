"""Two pages, made once: of a service of a few functions some of which are held back, and of a program of 500 functions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qdrant_async_migrate.cli import run
from tests.report.browser import browser
from tests.report.programs import write_program

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SERVICE = {
    "store.py": '''\
from qdrant_client import QdrantClient


class Store:
    def __init__(self, url: str) -> None:
        self.client = QdrantClient(url)

    def search(self, vector: list[float]) -> list[str]:
        """Names of the nearest."""
        return [hit.payload["name"] for hit in self.client.query_points("docs", query=vector).points]

    def size(self) -> int:
        return self.client.count("docs").count
''',
    "shelf.py": """\
from qdrant_client import QdrantClient


class Shelf:
    def __init__(self) -> None:
        self.client = QdrantClient(":memory:")

    def __len__(self) -> int:
        return self.client.count("shelf").count

    def names(self) -> list[str]:
        return [each.name for each in self.client.get_collections().collections]
""",
    "app.py": """\
from shelf import Shelf
from store import Store


def ask(store: Store, vector: list[float]) -> str:
    return ", ".join(store.search(vector)) + "<script>alert(1)</script>"


def main() -> None:
    store = Store("http://localhost:6333")
    print(ask(store, [0.1, 0.2]), store.size(), Shelf().names())


if __name__ == "__main__":
    main()
""",
}


def made(root: Path) -> Path:
    """The page of the program at ``root``, by the command itself."""
    here = Path.cwd()
    os.chdir(root)
    try:
        assert run(["report", "-q", "-o", "report.html"]) == 0
    finally:
        os.chdir(here)
    return root / "report.html"


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("service")
    (root / "pyproject.toml").touch()
    for name, text in SERVICE.items():
        (root / name).write_text(text)
    return made(root)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("large")
    assert write_program(root, modules=36, functions=14) > 500
    return made(root)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running
