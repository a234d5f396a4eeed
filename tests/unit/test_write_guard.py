"""Files that git could not bring back."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qdrant_async_migrate.model.errors import WriteError
from qdrant_async_migrate.write import guard as module
from qdrant_async_migrate.write import uncommitted

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
IDENTITY = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *IDENTITY, *arguments], cwd=folder, check=True, capture_output=True)


def repository(folder: Path, *paths: str) -> Path:
    """A working tree in which ``paths`` are committed."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("committed\n")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "all", "--allow-empty")
    return folder


def test_changed_staged_and_new_files_are_uncommitted(tmp_path: Path) -> None:
    root = repository(tmp_path, "clean.py", "changed.py", "staged.py", "other.py", "sub/ä b.py", "renamed.py")
    for path in ("changed.py", "staged.py", "other.py", "sub/ä b.py", "new/new.py"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text("changed\n")
    git(root, "add", "staged.py")
    git(root, "mv", "renamed.py", "moved.py")
    asked = ["clean.py", "changed.py", "staged.py", "sub/ä b.py", "new/new.py", "moved.py"]
    assert uncommitted(asked, root) == ("changed.py", "moved.py", "new/new.py", "staged.py", "sub/ä b.py")


def test_a_clean_tree_and_no_tree_at_all(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain/a.py").write_text("")
    assert uncommitted(["a.py"], tmp_path / "plain") == ()
    (tmp_path / "tree").mkdir()
    assert uncommitted(["a.py"], repository(tmp_path / "tree", "a.py")) == ()
    assert uncommitted([], tmp_path / "tree") == ()


def test_a_root_below_the_top_of_the_working_tree(tmp_path: Path) -> None:
    repository(tmp_path, "service/a.py", "a.py")
    (tmp_path / "service/a.py").write_text("changed\n")
    assert uncommitted(["a.py"], tmp_path / "service") == ("a.py",)


def test_a_working_tree_in_another_is_asked_itself(tmp_path: Path) -> None:
    root = repository(tmp_path, "a.py")
    (root / "inner").mkdir()
    repository(root / "inner", "b.py", "c.py")
    (root / "inner/b.py").write_text("changed\n")
    assert uncommitted(["a.py", "inner/b.py", "inner/c.py"], root) == ("inner/b.py",)


def test_a_link_is_asked_for_its_target(tmp_path: Path) -> None:
    root = repository(tmp_path, "a.py")
    (root / "link.py").symlink_to("a.py")
    (root / "a.py").write_text("changed\n")
    assert uncommitted(["link.py"], root) == ("link.py",)


def test_names_are_not_read_as_globs(tmp_path: Path) -> None:
    root = repository(tmp_path, "a.py", "[a].py", "*.py")
    (root / "a.py").write_text("changed\n")
    assert uncommitted(["[a].py", "*.py"], root) == ()


def test_many_files_are_asked_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path, *(f"{number}.py" for number in range(7)))
    (root / "6.py").write_text("changed\n")
    monkeypatch.setattr(module, "BATCH", 2)
    assert uncommitted([f"{number}.py" for number in range(7)], root) == ("6.py",)


def test_in_a_hook_the_repository_of_the_hook_does_not_answer_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    monkeypatch.setenv("GIT_DIR", str(repository(tmp_path / "one", "a.py") / ".git"))
    monkeypatch.delenv("GIT_DIR")
    two = repository(tmp_path / "two", "a.py")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "one/.git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "no-index"))
    assert uncommitted(["a.py"], two) == ()


def test_git_that_does_not_answer_is_not_taken_for_a_clean_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").write_text("gitdir: nowhere\n")
    (tmp_path / "a.py").write_text("")
    with pytest.raises(WriteError, match=r"git could not say .*nothing has been changed, --allow-dirty"):
        uncommitted(["a.py"], tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(WriteError, match="git could not say"):
        uncommitted(["a.py"], tmp_path)
