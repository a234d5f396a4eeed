"""The lowest Python of a project, and results in a form that it takes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from qdrant_async_migrate.pythons import lowest_python
from qdrant_async_migrate.rewrite.older import lowered, too_new

SAID = {
    ("pyproject.toml", '[project]\nrequires-python = ">=3.9"'): (3, 9),
    ("pyproject.toml", '[project]\nrequires-python = ">=3.12,<4"'): (3, 12),
    ("pyproject.toml", '[project]\nrequires-python = "~=3.11"'): (3, 11),
    ("pyproject.toml", '[project]\nrequires-python = "==3.11.*"'): (3, 11),
    ("pyproject.toml", '[project]\nrequires-python = ">3.9, !=3.10.*"'): (3, 11),
    ("pyproject.toml", '[tool.poetry.dependencies]\npython = "^3.8"'): (3, 8),
    ("pyproject.toml", '[project]\nname = "app"'): (3, 10),
    ("pyproject.toml", "[project"): (3, 10),
    ("setup.cfg", "[options]\npython_requires = >=3.11"): (3, 11),
    ("setup.py", 'from setuptools import setup\nsetup(name="app", python_requires=">=3.12")'): (3, 12),
    (".python-version", "3.12.1\n"): (3, 12),
    (".python-version", "pypy\n"): (3, 10),
}


@pytest.mark.parametrize(("said", "lowest"), SAID.items(), ids=lambda value: str(value))
def test_lowest(tmp_path: Path, said: tuple[str, str], lowest: tuple[int, int]) -> None:
    name, text = said
    (tmp_path / name).write_text(text)
    assert lowest_python(tmp_path) == lowest


def test_what_is_installed_on_counts_more_than_what_is_worked_with(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nrequires-python = ">=3.10"')
    (tmp_path / ".python-version").write_text("3.13\n")
    assert lowest_python(tmp_path) == (3, 10)


EXPRESSIONS = [
    "[[await f(x) for x in g] for g in groups]",
    "[[await f(x) for x in g][0] for g in groups]",
    "[[await f(x) for x in g] * 2 for g in groups]",
    "[{await f(x) for x in g if await f(x) > 1} for g in groups]",
    "[{(x): (await f(x)) for x in g} for g in groups]",
    "{g: {x: {y: await f(y) for y in g}[x] for x in g} for g in groups}",
    "[{x:  # a comment: for x\n await f(x)  # for it\n for x in g} for g in groups]",
    "[[x async for x in numbers(g)] for g in groups]",
    "[[x + y for x in await listed(g) for y in await listed(g)] for g in groups]",
    "sum([sum([await f(x) for x in g]) for g in groups])",
    "[[(await f(x), 'ü') for x in g] async for g in numbers(groups)]",
    "[x for x in [await f(y) for y in groups[0]]]",
    "[f'{[await f(x) for x in g]}' for g in groups]",
    "[[[await f(x) for x in g] for _ in g] for g in groups if [await f(x) for x in g][0]]",
    "[lambda: [x for x in g] for g in groups] and 1",
    "[[x for x in g] for g in groups]",
    "[sorted([(await f(x), x) for x in g], key=lambda pair: pair[0]) for g in groups]",
]
_PROGRAM = "import os\n\n\n# asked\n@noted\nasync def ask(groups):\n    return {}\n"


@pytest.mark.skipif(sys.version_info < (3, 11), reason="what is compared with runs on Python 3.11 only")
@pytest.mark.parametrize("expression", EXPRESSIONS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_same_value_in_the_same_order(expression: str, newline: str) -> None:
    after = _PROGRAM.format(expression).replace("\n", newline)
    older = lowered("", after, (3, 10))
    assert _value(older) == _value(after)
    assert lowered("", older, (3, 10)) == older
    assert older.count(newline) == older.count("\n")


@pytest.mark.skipif(sys.version_info >= (3, 11), reason="newer Pythons take the first form as well")
@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_this_python_takes_it(expression: str) -> None:
    compile(lowered("", _PROGRAM.format(expression), (3, 10)), "ask.py", "exec")


def test_left_alone() -> None:
    nested = _PROGRAM.format(EXPRESSIONS[0])
    assert lowered("", nested, (3, 11)) == nested
    assert lowered(nested, nested + "\n\n", (3, 10)) == nested + "\n\n", "it cannot run on 3.10 today"


def test_a_name_in_use_is_not_taken() -> None:
    older = lowered("", f"_collected = 3\n{_PROGRAM.format(EXPRESSIONS[0])}", (3, 10))
    assert "async def _collected_(items):" in older
    assert older.index("async def _collected_") < older.index("# asked")


def test_names_of_newer_pythons() -> None:
    assert "anext()" in too_new("", "await anext(x)", (3, 9))
    assert not too_new("", "await anext(x)", (3, 10))
    assert not too_new("await anext(x)", "await anext(y)", (3, 9))


def _value(source: str) -> object:
    asked: list[object] = []

    async def f(x: int) -> int:
        asked.append(x)
        return x + 1

    async def numbers(given: list[object]) -> AsyncIterator[object]:
        for one in given:
            yield one

    async def listed(given: list[int]) -> list[int]:
        return [await f(x) for x in given]

    names: dict[str, object] = {"f": f, "numbers": numbers, "listed": listed, "noted": lambda function: function}
    exec(compile(source, "ask.py", "exec"), names)
    value = asyncio.run(names["ask"](((1, 2), (3, 4))))  # type: ignore[operator]
    return value, asked
