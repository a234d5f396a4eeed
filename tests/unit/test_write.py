"""All or nothing, and back again: what a write leaves behind when all goes well, and when it does not."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from qdrant_async_migrate.model.errors import UsageError, WriteError
from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Outcome, Summary
from qdrant_async_migrate.write import Change, Recovered, Undone, recover, undo, write, write_outcome
from qdrant_async_migrate.write.files import replace
from qdrant_async_migrate.write.journal import HOME
from qdrant_async_migrate.write.lock import locked

OLD = {"a.py": b"a\r\n", "pkg/b.py": b"\xef\xbb\xbfb\n", "pkg/c.py": b""}
NEW = {"a.py": b"async a\r\n", "pkg/b.py": b"\xef\xbb\xbfasync b\n", "pkg/c.py": b"c"}
CHANGES = [Change(path, OLD[path], NEW[path]) for path in OLD]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "project/pkg").mkdir(parents=True)
    for path, data in OLD.items():
        (tmp_path / "project" / path).write_bytes(data)
    return tmp_path / "project"


def contents(root: Path) -> dict[str, bytes]:
    """Every file but our own folder: a temporary file left behind would show."""
    files = (path for path in root.rglob("*") if path.is_file() and HOME not in path.relative_to(root).parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_everything_is_written(root: Path) -> None:
    write(CHANGES, root)
    assert contents(root) == NEW


def test_nothing_to_write_leaves_no_trace(root: Path) -> None:
    write([Change("a.py", OLD["a.py"], OLD["a.py"])], root)
    write([], root)
    assert not (root / HOME).exists()


def test_the_record_keeps_itself_out_of_git(root: Path) -> None:
    subprocess.run(["git", "init", "-q", root], check=True)
    write(CHANGES, root)
    status = subprocess.run(["git", "status", "--porcelain", "-uall"], cwd=root, capture_output=True, text=True, check=True)
    assert HOME not in status.stdout


@pytest.mark.parametrize("mode", [0o644, 0o755, 0o600, 0o664])
def test_mode_is_kept_and_the_time_is_that_of_writing(root: Path, mode: int) -> None:
    (root / "a.py").chmod(mode)
    os.utime(root / "a.py", (1, 1))
    write(CHANGES, root)
    after = (root / "a.py").stat()
    assert stat.S_IMODE(after.st_mode) == mode
    assert after.st_mtime > 1, "a compiled file of the old text would pass for that of the new"


def test_a_file_that_changed_meanwhile_stops_everything(root: Path) -> None:
    (root / "pkg/c.py").write_bytes(b"edited")
    with pytest.raises(WriteError, match=r"^pkg/c.py: this file has changed since it was read"):
        write(CHANGES, root)
    assert contents(root) == {**OLD, "pkg/c.py": b"edited"}


def test_a_file_that_is_gone_stops_everything(root: Path) -> None:
    (root / "pkg/c.py").unlink()
    with pytest.raises(WriteError, match=r"^pkg/c.py: No such file"):
        write(CHANGES, root)
    assert contents(root) == {path: data for path, data in OLD.items() if path != "pkg/c.py"}


def test_a_write_protected_file_stops_everything(root: Path) -> None:
    (root / "pkg/b.py").chmod(0o444)
    with pytest.raises(WriteError, match=r"^pkg/b.py: this file is write-protected"):
        write(CHANGES, root)
    assert contents(root) == OLD


def test_a_file_changed_between_two_replacements_stops_everything(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_place = os.replace

    def replace_and_edit(source: str | Path, target: str | Path) -> None:
        in_place(source, target)
        if Path(target).name == "a.py":
            (root / "pkg/c.py").write_bytes(b"edited")

    monkeypatch.setattr(os, "replace", replace_and_edit)
    with pytest.raises(WriteError, match=r"^pkg/c.py: this file has changed"):
        write(CHANGES, root)
    assert contents(root) == {**OLD, "pkg/c.py": b"edited"}


def test_an_interrupt_puts_everything_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_place = os.replace

    def interrupt(source: str | Path, target: str | Path) -> None:
        if Path(target).name == "b.py":
            monkeypatch.undo()
            raise KeyboardInterrupt
        in_place(source, target)

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(CHANGES, root)
    assert contents(root) == OLD
    assert recover(root) == Recovered()


def test_a_link_inside_the_tree_is_followed_and_stays_a_link(root: Path) -> None:
    (root / "link.py").symlink_to("pkg/b.py")
    write([Change("link.py", OLD["pkg/b.py"], b"new")], root)
    assert (root / "link.py").is_symlink()
    assert (root / "pkg/b.py").read_bytes() == b"new"


@pytest.mark.parametrize("path", ["../outside.py", "out.py", "folder/outside.py"])
def test_nothing_outside_the_tree_is_written(root: Path, path: str) -> None:
    (root.parent / "outside.py").write_bytes(b"old")
    (root / "out.py").symlink_to("../outside.py")
    (root / "folder").symlink_to("..")
    with pytest.raises(WriteError, match="lies outside the project"):
        write([*CHANGES, Change(path, b"old", b"new")], root)
    assert (root.parent / "outside.py").read_bytes() == b"old"
    assert (root / "a.py").read_bytes() == OLD["a.py"]


def test_two_changes_of_one_file_are_refused(root: Path) -> None:
    (root / "link.py").symlink_to("a.py")
    with pytest.raises(WriteError, match=r"^a.py: two changes"):
        write([*CHANGES, Change("link.py", OLD["a.py"], b"other")], root)
    assert (root / "a.py").read_bytes() == OLD["a.py"]


def test_names_that_are_no_text(root: Path) -> None:
    name = os.fsdecode(b"caf\xe9 \n.py")
    (root / name).write_bytes(b"old")
    write([Change(name, b"old", b"new")], root)
    assert undo(root) == Undone((name,), ())
    assert (root / name).read_bytes() == b"old"


def test_undo_puts_back_once(root: Path) -> None:
    write(CHANGES, root)
    assert undo(root) == Undone(tuple(OLD), ())
    assert contents(root) == OLD
    with pytest.raises(UsageError, match="nothing to undo"):
        undo(root)
    assert contents(root) == OLD


def test_one_record_is_kept_and_none_after_undo(root: Path) -> None:
    write(CHANGES, root)
    write([Change("a.py", NEW["a.py"], b"third")], root)
    assert len(list((root / HOME).glob("run-*"))) == 1
    undo(root)
    assert sorted(path.name for path in (root / HOME).iterdir()) == [".gitignore", "lock"]


def test_the_journal_is_never_half_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def disk_is_full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    replace(root / "a.py", b"first")
    monkeypatch.setattr(os, "fsync", disk_is_full)
    with pytest.raises(OSError, match="No space"):
        replace(root / "a.py", b"second")
    assert (root / "a.py").read_bytes() == b"first"


def test_undo_leaves_alone_what_was_edited_since_and_keeps_the_record(root: Path) -> None:
    write(CHANGES, root)
    (root / "a.py").write_bytes(b"edited")
    assert undo(root) == Undone(("pkg/b.py", "pkg/c.py"), ("a.py",))
    assert contents(root) == {**OLD, "a.py": b"edited"}
    (root / "a.py").write_bytes(NEW["a.py"])
    assert undo(root) == Undone(("a.py",), ())
    assert contents(root) == OLD


def test_undo_takes_back_the_last_write_only(root: Path) -> None:
    write(CHANGES, root)
    write([Change("a.py", NEW["a.py"], b"third")], root)
    assert undo(root) == Undone(("a.py",), ())
    assert contents(root) == NEW
    with pytest.raises(UsageError, match="nothing to undo"):
        undo(root)


def test_a_failed_write_does_not_cost_the_record(root: Path) -> None:
    write(CHANGES, root)
    with pytest.raises(WriteError):
        write([Change("a.py", b"never was", b"x")], root)
    assert undo(root).restored == tuple(OLD)


def test_undo_without_a_write(root: Path) -> None:
    with pytest.raises(UsageError, match=r"there is nothing to undo; .* is on record here"):
        undo(root)
    assert not (root / HOME).exists()


def test_undo_of_files_that_are_all_back_already(root: Path) -> None:
    write(CHANGES, root)
    for path, data in OLD.items():
        (root / path).write_bytes(data)
    assert undo(root) == Undone((), ())
    with pytest.raises(UsageError):
        undo(root)


def test_one_writer_at_a_time(root: Path) -> None:
    hold = f"""
import sys, pathlib
from qdrant_async_migrate.write.lock import locked
with locked(pathlib.Path({str(root / HOME)!r})):
    print("held", flush=True)
    sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        for attempt in (lambda: write(CHANGES, root), lambda: undo(root)):
            with pytest.raises(WriteError, match="another run is writing here"):
                attempt()
        assert contents(root) == OLD
        other.kill()  # not asked to let go: a lock left behind must not last
        other.wait()
    write(CHANGES, root)
    assert contents(root) == NEW


def test_the_lock_is_given_back_after_an_error(root: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(root / HOME):
        raise ZeroDivisionError
    write(CHANGES, root)


def test_a_record_that_cannot_be_read_is_told_and_nothing_is_written(root: Path) -> None:
    write(CHANGES, root)
    (journal,) = (root / HOME).glob("run-*/journal.json")
    journal.write_text("{")
    with pytest.raises(WriteError, match="this record of an earlier run cannot be read"):
        write([Change("a.py", NEW["a.py"], b"x")], root)
    assert contents(root) == NEW


def outcome(before: str, after: str, status: FileStatus = FileStatus.CHANGED) -> Outcome:
    return Outcome("migrate", "project", False, (FileOutcome("project/a.py", status, before, after),), (), (), Summary())


def test_an_outcome_is_written_in_the_form_of_each_file(root: Path) -> None:
    (root / "a.py").write_bytes("# coding: latin-1\r\né\r\n".encode("latin-1"))
    write_outcome(outcome("# coding: latin-1\r\né\r\n", "# coding: latin-1\r\nawait é\r\n"), root.parent)
    assert (root / "a.py").read_bytes() == "# coding: latin-1\r\nawait é\r\n".encode("latin-1")
    assert undo(root).restored == ("a.py",)


@pytest.mark.parametrize("data", [b"other\n", b"\xff", None])
def test_an_outcome_of_another_text_is_refused(root: Path, data: bytes | None) -> None:
    (root / "a.py").unlink() if data is None else (root / "a.py").write_bytes(data)
    with pytest.raises(WriteError, match=r"^project/a.py: .*nothing has been changed"):
        write_outcome(outcome("a\r\n", "b"), root.parent)
    assert contents(root).get("a.py") == data


def test_an_outcome_that_the_encoding_cannot_say_is_refused(root: Path) -> None:
    (root / "a.py").write_bytes(b"# coding: ascii\n")
    with pytest.raises(WriteError, match="ascii has no 'é'"):
        write_outcome(outcome("# coding: ascii\n", "# coding: ascii\né"), root.parent)


def test_only_changed_files_of_an_outcome_are_written(root: Path) -> None:
    write_outcome(outcome("a\r\n", "b", FileStatus.ERROR), root.parent)
    assert contents(root) == OLD
