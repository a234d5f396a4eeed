"""A diff is right when ``git apply`` takes it and the bytes come out as planned."""

from __future__ import annotations

import codecs
import subprocess
from pathlib import Path

import pytest

from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Outcome, Summary
from qdrant_async_migrate.model.source import TextForm
from qdrant_async_migrate.report.diff import painted, patch, unified

LINES = [f"line {number}" for number in range(1, 21)]


def changed(path: str, before: str, after: str, form: TextForm | None = None) -> FileOutcome:
    return FileOutcome(path, FileStatus.CHANGED, before, after, form=form or TextForm())


def outcome(*files: FileOutcome) -> Outcome:
    return Outcome("migrate", ".", False, files, (), (), Summary())


def git(folder: Path, *arguments: str, data: bytes = b"") -> None:
    done = subprocess.run(["git", *arguments], cwd=folder, input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def text(lines: list[str], newline: str = "\n", last: bool = True) -> str:
    return newline.join(lines) + (newline if last else "")


def edited(lines: list[str], *places: int) -> list[str]:
    return [f"await {line}" if index in places else line for index, line in enumerate(lines)]


CASES = {
    "lf": (text(LINES), text(edited(LINES, 3, 15))),
    "crlf": (text(LINES, "\r\n"), text(edited(LINES, 0, 19), "\r\n")),
    "mixed ends": ("a\r\nb\nc\r\n", "a\r\nawait b\nc\r\n"),
    "carriage returns alone": ("a\rb\rc\n", "a\rawait b\rc\n"),
    "no newline at the end": (text(LINES, last=False), text(edited(LINES, 19), last=False)),
    "no newline at the end, far from it": (text(LINES, last=False), text(edited(LINES, 1), last=False)),
    "no newline at the end, near it": (text(LINES, last=False), text(edited(LINES, 17), last=False)),
    "newline added at the end": (text(LINES, last=False), text(LINES)),
    "newline taken from the end": (text(LINES), text(LINES, last=False)),
    "one line": ("a", "await a"),
    "from empty": ("", "import asyncio\n"),
    "to empty": ("import asyncio\n", ""),
    "lines added at the top": (text(LINES), text(["import asyncio", *LINES])),
    "lines deleted": (text(LINES), text(LINES[4:])),
    "repeated lines": ("x\n" * 50, "x\n" * 20 + "y\n" + "x\n" * 31),
    "odd characters": ("a\x0cb\x1c\u2028c\nd\n", "a\x0cb\x1c\u2028c\nawait d\n"),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("repository", [True, False], ids=["git", "no git"])
def test_git_applies_it(tmp_path: Path, name: str, repository: bool) -> None:
    before, after = CASES[name]
    file = tmp_path / "app" / "store.py"
    file.parent.mkdir()
    file.write_bytes(before.encode())
    if repository:
        git(tmp_path, "init", "-q")
    git(tmp_path, "apply", data=patch(outcome(changed("app/store.py", before, after))))
    assert file.read_bytes() == after.encode()


@pytest.mark.parametrize("path", ["a b.py", "größe.py", 'quote".py', "back\\slash.py", "tab\tname.py", "deep/er/x.py"])
def test_git_applies_to_such_a_name(tmp_path: Path, path: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("a\nb\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "apply", data=patch(outcome(changed(path, "a\nb\n", "a\nawait b\n"))))
    assert file.read_text() == "a\nawait b\n"


def test_git_applies_below_the_top_of_the_working_tree(tmp_path: Path) -> None:
    """Also where a folder has the name of the one it lies in: git guesses there."""
    file = tmp_path / "shop" / "shop" / "store.py"
    file.parent.mkdir(parents=True)
    file.write_text("a\n")
    git(tmp_path, "init", "-q")
    data = patch(outcome(changed("shop/store.py", "a\n", "await a\n")), prefix="shop/")
    git(tmp_path / "shop", "apply", data=data)
    assert file.read_text() == "await a\n"


def test_bytes_are_those_of_the_file(tmp_path: Path) -> None:
    before, after = "# -*- coding: latin-1 -*-\nname = 'Gr\xf6\xdfe'\n", "# -*- coding: latin-1 -*-\nname = await 'Gr\xf6\xdfe'\n"
    (tmp_path / "latin.py").write_bytes(before.encode("latin-1"))
    (tmp_path / "bom.py").write_bytes(codecs.BOM_UTF8 + b"a\n")
    files = (
        changed("latin.py", before, after, TextForm("iso-8859-1")),
        changed("bom.py", "a\n", "await a\n", TextForm(bom=True)),
    )
    git(tmp_path, "apply", data=patch(outcome(*files)))
    assert (tmp_path / "latin.py").read_bytes() == after.encode("latin-1")
    assert (tmp_path / "bom.py").read_bytes() == codecs.BOM_UTF8 + b"await a\n"


def test_only_changed_files_are_in_it() -> None:
    same = FileOutcome("same.py", FileStatus.UNCHANGED, "a\n", "a\n")
    broken = FileOutcome("broken.py", FileStatus.ERROR, "a\n", "b\n", "does not parse")
    assert patch(outcome(same, broken)) == b""
    assert unified(same) == ""


def test_hunks_and_header() -> None:
    diff = unified(changed("app/store.py", text(LINES), text(edited(LINES, 3))))
    assert diff.splitlines()[:3] == ["--- a/app/store.py", "+++ b/app/store.py", "@@ -1,7 +1,7 @@"]
    assert [line for line in diff.splitlines()[3:] if line[0] in "+-"] == ["-line 4", "+await line 4"]


def test_a_large_file_is_no_matter() -> None:
    lines = [f"value_{number} = {number % 7}" for number in range(30_000)]
    diff = unified(changed("big.py", text(lines), text(edited(lines, 100, 101))))
    assert diff.count("\n+await") == 2


def test_painted_says_the_same() -> None:
    diff = unified(changed("a.py", "a\n", "b\n"))
    assert "\n".join(str(line) for line in painted(diff)) + "\n" == diff
    assert [line[0].style for line in painted(diff)] == ["heading", "heading", "hunk", "removed", "added"]
