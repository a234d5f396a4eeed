"""A project of two clients that have nothing to do with one another, and one that is held back; the working directory is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

BOOKS = """\
from qdrant_client import QdrantClient

client = QdrantClient(":memory:")


def count_books() -> int:
    return client.count("books").count
"""
MAIN = """\
from books import count_books
from users import count_users


def main() -> None:
    print(count_books() + count_users())


if __name__ == "__main__":
    main()
"""
SHELF = """\
from qdrant_client import QdrantClient


class Shelf:
    def __init__(self) -> None:
        self.client = QdrantClient(":memory:")

    def __len__(self) -> int:
        return self.client.count("shelf").count

    def names(self) -> list[str]:
        return [each.name for each in self.client.get_collections().collections]


def plain() -> int:
    return 1


async def ask() -> list[str]:
    return Shelf().names()
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {"books.py": BOOKS, "users.py": BOOKS.replace("books", "users"), "main.py": MAIN, "pyproject.toml": ""}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def held(project: Path) -> Path:
    (project / "shelf.py").write_text(SHELF)
    return project
