"""Rows speak of things that exist. What is not installed cannot be asked: tools/check_catalog.py installs packages and asks."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import check_catalog  # noqa: E402

from qdrant_async_migrate.catalog.schema import Boundary, Use  # noqa: E402

ROWS = list(check_catalog.rows())
ASKED_HERE = {"functools", "threading", "unittest", "logging", "pytest", "hypothesis", "click", "pydantic"}
"""Packages that are always there when the tests run."""


def test_rows_agree_with_what_is_installed() -> None:
    checked = [check_catalog.check(row, raw) for row, raw in ROWS]
    assert [f"{one.place}: {one.problem}" for one in checked if one.problem] == []
    assert {one.row.name.split(".")[0] for one in checked if not one.missing} >= ASKED_HERE


def test_a_row_that_is_wrong_would_be_found() -> None:
    row, raw = next((row, raw) for row, raw in ROWS if row.name == "threading.Thread" and isinstance(row, Boundary))
    wrong = [
        Boundary("threading.Thread.strat", Use.CALLBACK, row.takes),
        Boundary("threading.Thread", Use.BASE, row.takes, members=("run", "ran")),
        Boundary("langchain_core_of_nobody.Tool", Use.BASE, row.takes),
    ]
    problems = [check_catalog.check(one, raw) for one in wrong]
    assert "has no 'strat'" in problems[0].problem and "has no ran" in problems[1].problem
    assert problems[2].missing == "langchain_core_of_nobody" and not problems[2].problem


def test_every_boundary_names_its_source() -> None:
    assert [f"{raw.file}:{raw.line}" for row, raw in ROWS if isinstance(row, Boundary) and not row.source] == []


def test_no_boundary_is_there_twice() -> None:
    count = Counter((row.name, row.use) for row, _ in ROWS if isinstance(row, Boundary))
    assert [key for key, times in count.items() if times > 1] == []


@pytest.mark.parametrize("code", sorted({row.code for row, _ in ROWS if isinstance(row, Boundary) and row.code}))
def test_a_boundary_holds_back_with_a_code_that_is_explained(code: str) -> None:
    assert code in {"QAM101", "QAM103", "QAM104", "QAM107", "QAM108", "QAM204"}


def test_twins_are_members_too() -> None:
    rows = [row for row, _ in ROWS if isinstance(row, Boundary) and row.members not in ((), ("*",)) and "class" not in row.twins]
    assert [row.name for row in rows if not {*row.twins, *row.twins.values()} <= {*row.members, "__call__"}] == []
