"""``explain`` of a place or a symbol: why it is async, why it is not, what would make it so. The wording is held as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdrant_async_migrate.cli import run

HELD = """\
shelf.Shelf.names (shelf.py:11) would turn async, but is held back:
  shelf.Shelf.names (shelf.py:12)
  └─ QdrantClient.get_collections (shelf.py:12)
What holds it back:
  shelf.py:8 QAM113 Shelf.__len__ is called by the language itself and cannot be awaited
    = holds back: 2 calls
    = help: offer an async method instead, e.g. async def size()
What would make it so:
  Change that place; 'qdrant-async-migrate explain QAM113' shows how.
  Or 'migrate --force', which migrates past it and leaves a TODO there;
  or 'migrate --split', which keeps a sync client for it and moves the rest.
"""
TURNS = """\
books.count_books (books.py:6) turns async:
  books.count_books (books.py:7)
  └─ QdrantClient.count (books.py:7)
So these turn async as well, or await it already:
  main.main (main.py:6)
"""
APART = """\
plain (shelf.py:15): no function turns async there, and nothing is held back.
Nothing that it calls, in any number of steps, is a method of a client that would be awaited.
What would make it so:
  A call of such a method, or of a function that turns async. If there is one already, what its receiver is
  cannot be told: annotate it, as in 'client: QdrantClient'. QAM111 marks calls that look like one.
"""


def explained(asked: str, capfd: pytest.CaptureFixture[str]) -> str:
    assert run(["explain", asked]) == 0
    return capfd.readouterr().out


@pytest.mark.parametrize("asked", ["shelf.py:12", "Shelf.names", "shelf.Shelf.names"])
def test_why_not(held: Path, asked: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert explained(asked, capfd) == HELD


@pytest.mark.parametrize("asked", ["books.py:7", "./books.py:6", "count_books", "books.count_books"])
def test_why(project: Path, asked: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert explained(asked, capfd) == TURNS


def test_what_has_nothing_to_do_with_a_client(held: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert explained("shelf.py:16", capfd) == APART


def test_what_is_async_already_says_what_holds_its_calls_back(held: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = explained("shelf.ask", capfd)
    assert told.startswith("shelf.ask (shelf.py:19) is async already:\n  shelf.ask (shelf.py:20)\n  └─ shelf.Shelf.names")
    assert "What it calls is held back:\n  shelf.py:8 QAM113" in told


def test_an_entry_point(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = explained("main.py:10", capfd)
    assert told.startswith("main (main.py:1) stays sync outside and runs an event loop inside:\n  main (main.py:10)\n")


def test_a_class_lists_its_methods(held: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert explained("Shelf", capfd) == (
        "shelf.Shelf.__len__ (shelf.py:8) would turn async, but is held back\n"
        "shelf.Shelf.names (shelf.py:11) would turn async, but is held back\n"
    )


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ("count_bocks", "count_bocks is no module, class or function of this program; did you mean books.count_books?"),
        ("zzz", "name it as it is imported, like package.module.Class.method, or give FILE:LINE"),
        ("books.py:99", "books.py:99: the file has 7 lines"),
        ("nowhere.py:1", "nowhere.py: there is no such file"),
    ],
)
def test_what_is_not_there(project: Path, asked: str, wrong: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", asked]) == 2
    assert wrong in capfd.readouterr().err
