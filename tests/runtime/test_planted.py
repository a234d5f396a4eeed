"""A migrated suite still finds what is wrong: the same tests fail for the same fault, and none passes without running."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

from .cases import PROGRAMS, Case, load, names
from .harness import contents, execute, migrate_tree
from .running import Runner

SUITES = [
    name for name in names() if load(PROGRAMS / name).entry[0].startswith("pytest") and load(PROGRAMS / name).expect == "migrated"
]
FAULTS = [
    ("pytest_fixture_conftest", "notes.py", '{"text": text}', '{"text": text[1:]}'),
    ("pytest_fixture_conftest", "notes.py", 'ValueError("empty note")', 'ValueError("no text")'),
    ("pytest_fixture_conftest", "tests/conftest.py", "Notes(client)", "__import__('notes').Notes(None)"),
    ("pytest_parametrized_fixture", "stores.py", 'payload={"text": text}', 'payload={"text": id}'),
    ("pytest_asyncio_auto", "feed.py", "vector=[0.5]", "vector=[0.5, 1.0]"),
    ("pytest_anyio_project", "relay.py", "id=id", "id=7"),
    ("pytest_around_methods", "shelf.py", "id=id", "id=1"),
    ("pytest_around_all", "shelf.py", "id=id", "id=1"),
    ("pytest_around_all", "test_shelf.py", "cls.size = 0", "cls.size = cls.nothing"),
    ("pytest_around_all", "test_functions.py", "SEEN.append(function.__name__)", "SEEN.append(function.nothing)"),
    ("pytest_finalizers", "test_ends.py", 'ENDS.append("never awaited")', 'ENDS.append("another")'),
    ("pytest_doubles", "lookup.py", "return True", "return False"),
    ("pytest_doubles", "lookup.py", "name.title()", "name"),
    ("unittest_case", "ledger.py", 'payload={"amount": amount}', 'payload={"amount": 1.0}'),
    ("unittest_case", "test_ledger.py", "self.ledger = Ledger(self.client)", "self.ledger = Ledger(None)"),
    ("unittest_hierarchy", "test_boxes.py", "range(2)", "range(3)"),
    ("tests_indirect_and_session", "notes/store.py", '{"text": text,', '{"text": text[1:],'),
    ("tests_factory_fixtures", "service.py", "if not ids:", "if ids:"),
    ("tests_patched_factory", "app/search.py", '"score": p.score', '"score": 0'),
    ("tests_patched_factory", "app/search.py", 'delete_collection("docs")', 'delete_collection("other")'),
    ("tests_unittest_mocks", "store.py", "ids=[note_id]", "ids=[1]"),
]


def migrated(case: Case, folder: Path) -> Path:
    """A migrated copy of the program."""
    shutil.copytree(case.folder, folder, ignore=shutil.ignore_patterns("case.toml", "__pycache__"))
    migrate_tree(folder, case.flags)
    assert contents(folder) != contents(case.folder)
    return folder


def plant(tree: Path, file: str, old: str, new: str) -> None:
    text = (tree / file).read_text()
    assert old in text
    (tree / file).write_text(text.replace(old, new))


@pytest.mark.parametrize(("name", "file", "old", "new"), FAULTS)
def test_the_same_tests_fail(name: str, file: str, old: str, new: str, tmp_path: Path, runner: Runner) -> None:
    case = load(PROGRAMS / name)
    before, after = tmp_path / "before", migrated(case, tmp_path / "after")
    shutil.copytree(case.folder, before)
    sound = execute(case, before, runner)[0].stdout
    for tree in (before, after):
        plant(tree, file, old, new)
    was, now = (execute(case, tree, runner)[0] for tree in (before, after))
    assert was.stdout != sound, "the fault changes nothing"
    assert now.stdout == was.stdout


@pytest.mark.parametrize("name", SUITES)
def test_no_test_passes_without_running(name: str, tmp_path: Path, runner: Runner) -> None:
    """Every test of the migrated suite begins with a failure: none may pass."""
    case = load(PROGRAMS / name)
    tree = migrated(case, tmp_path / "after")
    for path in tree.rglob("*.py"):
        path.write_text(failing(path.read_text()))
    lines = execute(case, tree, runner)[0].stdout.splitlines()
    assert [line for line in lines if "call failed" in line]
    assert not [line for line in lines if line.endswith("call passed")]


def failing(source: str) -> str:
    """``assert False`` before the first statement of every test."""
    lines = source.splitlines()
    tests = [
        n
        for n in ast.walk(ast.parse(source))
        if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)) and n.name.startswith("test")
    ]
    for test in sorted(tests, key=lambda n: -n.lineno):
        first = test.body[0]
        lines.insert(first.lineno - 1, f'{" " * first.col_offset}assert False, "planted"')
    return "\n".join(lines) + "\n"
