"""The recipes of CONTRIBUTING.md work as they stand there, in a copy of the repository."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.docs.blocks import blocks
from tests.docs.session import Session
from tests.docs.update import updated

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
LEFT_OUT = shutil.ignore_patterns(
    ".*cache", "__pycache__", ".git", ".venv*", ".hypothesis", ".benchmarks", "site", "build", "dist"
)
PARTS = re.split(r"\n## (?=An? |How |Before )", PAGE)
RECIPES = [part.partition("\n")[0] for part in PARTS if "**1.**" in part]


def recipe(name: str) -> str:
    return next(part for part in PARTS if part.startswith(f"{name}\n"))


def copied(folder: Path) -> Session:
    session = Session(folder / "session")
    shutil.copytree(ROOT, session.project, ignore=LEFT_OUT, dirs_exist_ok=True)
    return session


def test_there_are_five_recipes_of_five_steps() -> None:
    assert len(RECIPES) == 5
    for name in RECIPES:
        assert [f"**{step}.**" in recipe(name) for step in range(1, 7)] == [True] * 5 + [False], name


@pytest.mark.parametrize("name", RECIPES)
def test_recipe(name: str, tmp_path: Path) -> None:
    session = copied(tmp_path)
    for block in blocks(recipe(name)):
        wrong = session.run(block)
        assert wrong is None, f"{name}, line {block.line} of it: {wrong}"


def test_the_rest_is_understood(tmp_path: Path) -> None:
    head = PARTS[0]
    assert [Session(tmp_path / "session").run(block) for block in blocks(head)] == [None]


if __name__ == "__main__":  # writes what is printed into the page
    import tempfile

    for index, part in enumerate(PARTS):
        if "**1.**" in part:
            with tempfile.TemporaryDirectory() as scratch:
                PARTS[index] = updated(part, copied(Path(scratch)))
    (ROOT / "CONTRIBUTING.md").write_text("\n## ".join(PARTS), "utf-8")
