"""The plug is pulled before each single operation on files, in turn: afterwards every file is old or new, and the next run makes
them all old or all new. Likewise each operation fails once, and from one on all fail, as on a full disk."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qdrant_async_migrate.write import Change, recover, undo, write
from tests.unit.test_write import CHANGES, NEW, OLD, contents

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is forked for each operation, to kill it")

FORKS = """
import errno, json, os, signal, sys
from pathlib import Path
from qdrant_async_migrate.model.errors import WriteError
from qdrant_async_migrate.write import Change, recover, undo, write

old, new = eval(sys.argv[1])
changes = [Change(path, old[path], new[path]) for path in old]
tasks = {"write": lambda root: write(changes, root), "undo": undo, "recover": recover}
watched = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.utime", "os.listdir", "os.scandir"}

def work(root, task, how, turn, answer):
    count = 0
    def pull_the_plug(event, arguments):
        nonlocal count
        if event in watched and str(arguments[0]).startswith(root):
            count += 1
            if count == turn or (how == "fail-on" and count > turn):
                if how == "kill":
                    os.kill(os.getpid(), signal.SIGKILL)
                raise OSError(errno.ENOSPC, "No space left on device", str(arguments[0]))
    sys.addaudithook(pull_the_plug)
    try:
        tasks[task](Path(root))
        os.write(answer, json.dumps(["done", count]).encode())
    except WriteError as error:
        os.write(answer, json.dumps(["refused", str(error)]).encode())

for line in sys.stdin:
    reading, answer = os.pipe()
    if os.fork() == 0:
        work(*json.loads(line), answer)
        os._exit(0)
    os.close(answer)
    print(os.read(reading, 10000).decode() or '["killed", ""]', flush=True)
    os.close(reading)
    _, status = os.wait()
    assert status in (0, signal.SIGKILL), status
"""


class Plug:
    """Runs a task in a process of its own, in which something happens before the operation whose turn it is."""

    def __init__(self, forks: subprocess.Popen[str]) -> None:
        self.forks = forks

    def run(self, root: Path, task: str, how: str, turn: int) -> tuple[str, str | int]:
        assert self.forks.stdin is not None
        assert self.forks.stdout is not None
        print(json.dumps([str(root), task, how, turn]), file=self.forks.stdin, flush=True)
        end, message = json.loads(self.forks.stdout.readline())
        return end, message

    def operations(self, root: Path, task: str) -> range:
        """The turns of a task that nothing disturbs."""
        end, count = self.run(root, task, "kill", 0)
        assert end == "done"
        assert int(count) > 20
        return range(1, int(count) + 1)


@pytest.fixture(scope="module")
def plug() -> Iterator[Plug]:
    command = [sys.executable, "-c", FORKS, repr((OLD, NEW))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as forks:
        yield Plug(forks)
        assert forks.stdin is not None
        forks.stdin.close()
        assert forks.wait() == 0


def fresh(folder: Path, files: dict[str, bytes] = OLD) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder.resolve()


def written(folder: Path) -> Path:
    root = fresh(folder)
    write(CHANGES, root)
    return root


def each_is_old_or_new(root: Path) -> bool:
    now = contents(root)
    return all(now[path] in (OLD[path], NEW[path]) for path in OLD)


def all_old_or_all_new(root: Path) -> bool:
    return contents(root) in (OLD, NEW)


def test_killed_while_writing(tmp_path: Path, plug: Plug) -> None:
    ends = set()
    for turn in plug.operations(fresh(tmp_path / "count"), "write"):
        root = fresh(tmp_path / str(turn))
        assert plug.run(root, "write", "kill", turn)[0] == "killed"
        assert each_is_old_or_new(root), turn
        settled = recover(root)
        assert all_old_or_all_new(root), turn
        ends.add((contents(root) == NEW, bool(settled.finished), bool(settled.restored)))
        if contents(root) == NEW:
            undo(root)
        write(CHANGES, root)
        assert contents(root) == NEW
    assert {(False, False, False), (False, False, True), (True, True, False), (True, False, False)} <= ends


def test_killed_while_undoing(tmp_path: Path, plug: Plug) -> None:
    ends = []
    for turn in plug.operations(written(tmp_path / "count"), "undo"):
        root = written(tmp_path / str(turn))
        assert plug.run(root, "undo", "kill", turn)[0] == "killed"
        assert each_is_old_or_new(root), turn
        recover(root)
        assert all_old_or_all_new(root), turn
        ends.append(contents(root) == OLD)
        if contents(root) == NEW:
            assert undo(root).restored == tuple(OLD), turn
        assert contents(root) == OLD
    assert {True, False} == set(ends)


def test_killed_while_recovering(tmp_path: Path, plug: Plug) -> None:
    """Killed while writing, then again and again while the next runs recover, a little later each time."""
    for first in list(plug.operations(fresh(tmp_path / "count"), "write"))[5::6]:
        root = fresh(tmp_path / str(first))
        assert plug.run(root, "write", "kill", first)[0] == "killed"
        turn = 1
        while plug.run(root, "recover", "kill", turn)[0] == "killed":
            assert each_is_old_or_new(root), (first, turn)
            turn += 2
        assert all_old_or_all_new(root), first


@pytest.mark.parametrize("how", ["fail-once", "fail-on"])
def test_failing_while_writing(tmp_path: Path, plug: Plug, how: str) -> None:
    failures = 0
    for turn in plug.operations(fresh(tmp_path / "count"), "write"):
        root = fresh(tmp_path / str(turn))
        end, message = plug.run(root, "write", how, turn)
        failures += end == "refused"
        assert each_is_old_or_new(root), turn
        if end == "done":
            assert contents(root) == NEW
        elif "nothing has been changed" in str(message):
            assert {path: contents(root)[path] for path in OLD} == OLD, (turn, message)
        recover(root)
        assert all_old_or_all_new(root), (turn, message)
    assert failures > 10


def test_edited_between_the_kill_and_the_next_run(tmp_path: Path, plug: Plug) -> None:
    """Whoever edits a half-written tree keeps the edit; the rest goes back to what the edit was made on."""
    seen = 0
    for turn in plug.operations(fresh(tmp_path / "count"), "write"):
        root = fresh(tmp_path / str(turn))
        plug.run(root, "write", "kill", turn)
        if contents(root).get("a.py") != NEW["a.py"] or contents(root)["pkg/c.py"] == NEW["pkg/c.py"]:
            continue
        seen += 1
        (root / "pkg/c.py").write_bytes(b"edited")
        assert recover(root).restored == tuple(OLD)
        assert contents(root) == {**OLD, "pkg/c.py": b"edited"}
    assert seen > 1


def test_a_write_settles_first_what_was_stopped(tmp_path: Path, plug: Plug) -> None:
    seen = 0
    for turn in plug.operations(fresh(tmp_path / "count"), "write"):
        root = fresh(tmp_path / str(turn))
        plug.run(root, "write", "kill", turn)
        if contents(root)["a.py"] == NEW["a.py"] and contents(root)["pkg/c.py"] == OLD["pkg/c.py"]:
            seen += 1
            write([Change("a.py", NEW["a.py"], b"third")], root)
            assert contents(root) == {**NEW, "a.py": b"third"}
    assert seen > 1
