"""``migrate --interactive``: what is taken is whole, what is skipped stays as it was, and nothing is written on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qdrant_async_migrate.cli.group import group
from tests.cli.conftest import BOOKS, MAIN


def answer(answers: str, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["migrate", "--interactive", *arguments], input=answers, standalone_mode=False)


def test_a_taken_group_is_written_and_a_skipped_one_stays(project: Path) -> None:
    done = answer("t\ns\n", "--write")
    assert done.return_value == 0
    assert "await client.count" in (project / "books.py").read_text()
    assert (project / "users.py").read_text() == BOOKS.replace("books", "users")
    assert "print(await count_books() + count_users())" in (project / "main.py").read_text()
    assert "users.py:3:10: QAM101 note: left as it is, with its 1 call: you skipped it" in done.stderr
    assert "Left for later: 1 call of 1 client left sync as chosen" in done.stderr


def test_skipping_the_first_plans_the_second_without_it(project: Path) -> None:
    answer("s\nt\n", "--write")
    assert (project / "books.py").read_text() == BOOKS
    assert "print(count_books() + await count_users())" in (project / "main.py").read_text()


def test_each_group_is_shown_with_its_diff_and_reason(project: Path) -> None:
    shown = answer("t\nt\n").stderr
    first, second = shown.split("Group 2 of 2")
    assert "Group 1 of 2: QdrantClient made at books.py:3" in first
    assert "+async def count_books() -> int:" in first and "count_users" not in first.split("Why")[1]
    assert "  main.py:5  main.main -> books.count_books -> QdrantClient.count" in first
    assert "-    print(await count_books() + count_users())" in second, "the second stands on what was taken"


def test_without_write_stdout_is_the_diff_of_what_was_taken(project: Path) -> None:
    done = answer("s\nt\n")
    assert done.stdout.startswith("--- a/main.py\n")
    assert "books.py" not in done.stdout
    assert (project / "main.py").read_text() == MAIN
    subprocess.run(["git", "apply", "--check", "-"], input=done.stdout.encode(), cwd=project, check=True)


@pytest.mark.parametrize(("answers", "changed"), [("q\n", 0), ("t\nq\n", 2), ("a\n", 3), ("y\nn\n", 2), ("?\nnonsense\na\n", 3)])
def test_answers(project: Path, answers: str, changed: int) -> None:
    done = answer(answers)
    assert done.return_value == 0
    assert done.stdout.count("\n+++ b/") == changed
    assert ("t  take this group" in done.stderr) == answers.startswith("?")


def test_all_that_was_taken_is_what_a_plain_run_gives(project: Path) -> None:
    plain = CliRunner().invoke(group, ["migrate"], standalone_mode=False)
    assert answer("t\nt\n").stdout == plain.stdout


def test_no_more_answers_writes_nothing(project: Path) -> None:
    done = answer("t\n", "--write")
    assert done.return_value == 130
    assert "nothing was written" in done.stderr
    assert (project / "books.py").read_text() == BOOKS


def test_a_held_back_client_is_no_question(held: Path) -> None:
    done = answer("t\nt\n")
    assert done.stderr.count("Take it?") == 2
    assert "Group 3" not in done.stderr
    assert done.return_value == 1


@pytest.mark.parametrize("contradiction", [("--check",), ("--format", "json"), ("--split",), ("--dual", "main.main")])
def test_contradictions_are_named(project: Path, contradiction: tuple[str, ...]) -> None:
    done = answer("", *contradiction)
    assert "--interactive" in str(done.exception)
    assert contradiction[0] in str(done.exception)


def at_a_terminal(answers: bytes, *arguments: str) -> tuple[str, int]:
    """Run the command as the only program of a terminal; gives what it shows and its exit status."""
    pty = pytest.importorskip("pty", reason="there are no such terminals on this system")
    command = [sys.executable, "-m", "qdrant_async_migrate", *arguments]
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.pop("NO_COLOR", None)
        os.environ |= {"TERM": "xterm-256color", "COLUMNS": "100", "PYTHONPATH": str(Path(__file__).parents[2])}
        os.execv(sys.executable, command)
    os.write(terminal, answers)
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the program has gone, and the terminal with it
            break
        if not part:
            break
        shown += part
    return shown.decode(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def test_at_a_terminal_it_asks_before_it_writes(project: Path) -> None:
    shown, status = at_a_terminal(b"t\nt\ny\n", "migrate", "--interactive")
    assert status == 0
    assert "Write what was taken to 3 files? [y/N]" in shown
    assert "\x1b[32m+async def count_books() -> int:" in shown
    assert "await client.count" in (project / "users.py").read_text()


def test_at_a_terminal_no_means_no(project: Path) -> None:
    _, status = at_a_terminal(b"a\nn\n", "migrate", "--interactive")
    assert status == 0
    assert (project / "books.py").read_text() == BOOKS


def test_at_a_terminal_there_is_a_table_of_files(held: Path) -> None:
    shown, status = at_a_terminal(b"", "migrate", "--color", "never")
    table = [line.split() for line in shown.replace("\r", "").split("file  ")[-1].splitlines()[1:5]]
    assert status == 1
    assert table == [
        ["books.py", "1", "·", "1"],
        ["shelf.py", "·", "2", "·"],
        ["users.py", "1", "·", "1"],
        ["main.py", "·", "·", "1"],
    ]
