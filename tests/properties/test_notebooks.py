"""Notebooks of any cells come back byte for byte, and an edit of one cell touches no other."""

from __future__ import annotations

import json

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qdrant_async_migrate.model.errors import InternalError
from qdrant_async_migrate.notebook import Notebook, cells_text, with_cells
from tests.unit.notebooks import STYLES, in_bytes, notebook

_WORDS = st.text(st.characters(exclude_characters="\r\n\\'\"{}\x00\x0c\x1a", exclude_categories=("Cs", "Cc")), max_size=12)
_MAGICS = st.sampled_from(
    [
        "%time f(1)",
        "%timeit -n 3 f(2)",
        "x = %time f(3)",
        "x = !ls",
        "!echo {f(4)} $a",
        "%env A=1",
        "y?",
        "?y",
        "%pip install \\\n  a",
        "pip install b",
    ]
)
_PYTHON = st.sampled_from(
    [
        "a = 1",
        "for i in b:\n    c(i)",
        "d = '''\n%no\n!no\n'''",
        "e = (1\n% f)",
        "# é",
        "def g():\n    # end\n    pass",
        "",
        "h();",
        "i = '\\u00e9 é'",
    ]
)
_TEXT = st.one_of(
    _WORDS.map(lambda word: f"s = '{word}'"), _WORDS.map(lambda word: f"#{word}"), _WORDS.map(lambda word: f"!echo {word}")
)
_HEADS = st.sampled_from(["", "", "", "%%time\n", "%%timeit -n 2\n", "%%capture o\n", "\n\n"])
_FOREIGN = _WORDS.map(lambda word: f"%%bash\n{word}\n%time\n'''\n")
_LINES = st.lists(st.one_of(_MAGICS, _PYTHON, _TEXT), max_size=5)
_CELLS = st.one_of(
    st.builds(lambda head, lines, end: head + "\n".join(lines) + end, _HEADS, _LINES, st.sampled_from(["", "\n"])), _FOREIGN
)
_NOTEBOOKS = st.builds(
    lambda cells, minor, listed, style: (cells, in_bytes(notebook(cells, minor, listed), style)),
    st.lists(_CELLS, max_size=4),
    st.sampled_from([0, 4, 5]),
    st.booleans(),
    st.sampled_from(STYLES),
)
_SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def code(data: bytes) -> list[str]:
    cells = json.loads(data.decode("utf-8-sig"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


@_SETTINGS
@given(_NOTEBOOKS)
def test_without_an_edit_the_bytes_are_the_same(made: tuple[list[str], bytes]) -> None:
    cells, data = made
    text = cells_text(data)
    assert with_cells(data, text) == data
    assert text.count("\n") == sum(cell.count("\n") + 2 for cell in cells)
    compile(text, "cells", "exec")


@_SETTINGS
@given(_NOTEBOOKS, st.integers(0, 3), _WORDS)
def test_an_edit_of_one_cell_is_in_that_cell(made: tuple[list[str], bytes], chosen: int, word: str) -> None:
    cells, data = made
    index = min(chosen, len(cells) - 1)
    if index < 0:
        return
    lines = cells_text(data).split("\n")
    end = [n for n, line in enumerate(lines) if "__qam_cell_" in line][1:] + [len(lines) - 1]
    lines[end[index] : end[index]] = [f"new = '{word}'"]
    if cells[index].startswith("%%bash"):
        with pytest.raises(InternalError, match="another way"):  # it would no longer be Python
            with_cells(data, "\n".join(lines))
        return
    after = with_cells(data, "\n".join(lines))
    found = code(after)
    assert found[:index] + found[index + 1 :] == cells[:index] + cells[index + 1 :]
    assert found[index] == f"{cells[index]}\nnew = '{word}'"
    nbformat.validate(json.loads(after.decode("utf-8-sig")))


@_SETTINGS
@given(_NOTEBOOKS)
def test_every_line_has_its_place(made: tuple[list[str], bytes]) -> None:
    book = Notebook(made[1])
    stored = made[1].decode("utf-8-sig").split("\n")
    for number, line in enumerate(book.text.split("\n"), 1):
        for column in (0, len(line)):
            spot = book.spot(number, column)
            assert 1 <= spot.line <= len(stored) and 1 <= spot.column <= len(stored[spot.line - 1]) + 1
