"""The way back, the guard, tranches, and the listing of files."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from qdrant_async_migrate.cli import run
from tests.cli.conftest import BOOKS, MAIN

IDENTITY = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")


def test_undo_tells_paths_as_seen_from_here(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["migrate", "--write", "-q"]) == 0
    (project / "main.py").write_text("mine\n")
    (project / "sub").mkdir()
    monkeypatch.chdir(project / "sub")
    capfd.readouterr()
    assert run(["undo"]) == 1
    assert capfd.readouterr().err == (
        "put back  ../books.py\nput back  ../users.py\nleft      ../main.py: edited after --write\n"
        "2 files put back; 1 file left alone.\n"
        "The record is kept: take your edits out of what was left and run undo again, or use git.\n"
    )
    assert (project / "books.py").read_text() == BOOKS
    assert (project / "main.py").read_text() == "mine\n"


def test_nothing_to_undo_says_what_to_do(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["undo"]) == 2
    assert "nothing to undo" in (said := capfd.readouterr().err)
    assert "name another project as PATH, or use git" in said


def test_a_file_with_uncommitted_changes_is_not_touched(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "all")):
        subprocess.run(["git", *IDENTITY, *command], cwd=project, check=True)
    (project / "main.py").write_text(MAIN + "\n# edited\n")
    assert run(["migrate", "--write"]) == 2
    assert (
        "main.py would be changed, but has uncommitted changes; commit them first, or use --allow-dirty" in capfd.readouterr().err
    )
    assert (project / "books.py").read_text() == BOOKS
    assert run(["migrate", "--write", "--allow-dirty"]) == 0


def test_only_says_what_stays_and_what_would_take_it_along(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["migrate", "--only", "users", "-v"]) == 0
    said = capfd.readouterr().err
    assert "books.py:3:10: QAM101 note: left as it is, with its 1 call: it reaches nothing that was chosen with --only" in said
    assert "= help: in a later run: --only books, or no --only at all" in said
    assert "Left for later: 1 call of 1 client left sync as chosen; the notes name each." in said


def test_only_of_what_has_no_client_is_no_claim_that_there_is_none(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "plain.py").write_text("def add():\n    return 1\n")
    assert run(["migrate", "--only", "plain"]) == 0
    assert "Nothing changed: no client that can migrate was chosen." in capfd.readouterr().err


def test_show_files_counts_and_marks_what_is_only_read(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["migrate", "--show-files", "books.py"]) == 0
    captured = capfd.readouterr()
    assert captured.out == "books.py\nmain.py\nusers.py\n"
    assert "3 files would be read, 2 of them outside the PATHs: read, never written; 0 left out." in captured.err


@pytest.mark.parametrize(("value", "coloured"), [("1", True), ("0", False), ("", False)])
def test_force_color(
    project: Path, monkeypatch: pytest.MonkeyPatch, value: str, coloured: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", value)
    run(["migrate"])
    assert ("\x1b[" in capfd.readouterr().out) == coloured
    monkeypatch.setenv("NO_COLOR", "1")
    run(["migrate"])
    assert "\x1b[" not in capfd.readouterr().out
