"""Notebooks as text and back: what is not edited stays byte for byte."""

from __future__ import annotations

import json

import nbformat
import pytest

from qdrant_async_migrate.discover import Candidate, source
from qdrant_async_migrate.model.errors import BadCell, InternalError, NotANotebook
from qdrant_async_migrate.model.source import SourceKind, Unread
from qdrant_async_migrate.notebook import Notebook, cells_text, with_cells
from tests.unit import notebooks as made

CELLS = [
    "%pip install \\\n  x\nimport os\n",
    "a = 'é </b> \U0001f600 \\\\ \t'\nb = f(a)\nc = b\n",
    "",
    "# only a comment",
    "%%bash\nls é\n",
]


def code(data: bytes) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(data.decode("utf-8-sig"))["cells"] if cell["cell_type"] == "code"]


@pytest.mark.parametrize("style", made.STYLES)
@pytest.mark.parametrize("minor", [0, 4, 5])
@pytest.mark.parametrize("listed", [True, False])
def test_an_edit_changes_the_string_of_its_line_alone(style: str, minor: int, listed: bool) -> None:
    data = made.in_bytes(made.notebook(CELLS, minor, listed), style)
    text = cells_text(data)
    assert with_cells(data, text) == data
    after = with_cells(data, text.replace("b = f(a)", "b = await f(a)"))
    assert after == data.replace(b"b = f(a)", b"b = await f(a)")
    assert len(after) == len(data) + len("await ")


@pytest.mark.parametrize("style", made.STYLES)
@pytest.mark.parametrize("listed", [True, False])
def test_new_lines_are_spelled_as_the_others_are(style: str, listed: bool) -> None:
    data = made.in_bytes(made.notebook(CELLS, 5, listed), style)
    after = with_cells(data, cells_text(data).replace("import os\n", "import asyncio\nimport os  # é <\n"))
    assert code(after) == [CELLS[0].replace("import os\n", "import asyncio\nimport os  # é <\n"), *CELLS[1:]]
    kept = {line.strip(b", ") for line in data.splitlines()} - {line.strip(b", ") for line in after.splitlines()}
    assert style == "one line" or len(kept) == 1, kept
    assert (b"\\u003c" in after) == (b"\\u003c" in data) and after.isascii() == data.isascii()
    nbformat.validate(json.loads(after.decode("utf-8-sig")))


def test_lines_come_and_go_at_the_end_of_a_list() -> None:
    data = made.in_bytes(made.notebook(["a = 1\nb = 2", "c = 3"]))
    text = cells_text(data)
    assert code(with_cells(data, text.replace("b = 2", "b = 2\nd = 4"))) == ["a = 1\nb = 2\nd = 4", "c = 3"]
    assert code(with_cells(data, text.replace("a = 1\nb = 2\n", "a = 1\n"))) == ["a = 1", "c = 3"]
    assert code(with_cells(data, text.replace("c = 3\n", "\n"))) == ["a = 1\nb = 2", ""]


def test_a_list_that_is_cut_in_an_unusual_way() -> None:
    content = made.notebook(["x"])
    content["cells"][1]["source"] = ["a = 1\nb ", "= f(", ")\n", "", "c = 3"]
    data = made.in_bytes(content)
    text = cells_text(data)
    assert with_cells(data, text) == data
    assert code(with_cells(data, text.replace("f()", "await f()"))) == ["a = 1\nb = await f()\nc = 3"]


def test_crlf_inside_of_a_source() -> None:
    data = made.in_bytes(made.notebook(["a = f()\r\nb = 2\r\n", "%time g()\r\n!ls\r\nc = 3"]))
    text = cells_text(data)
    assert with_cells(data, text) == data
    after = with_cells(data, text.replace("= f()", "= await f()"))
    assert after == data.replace(b"= f()", b"= await f()")


MAGICS = {
    "%matplotlib inline\nx = 1": ["x = 1"],
    "files = !ls -l {name}\nx = 1": ["files = ", "x = 1"],
    "x = %sql select *": ["x = "],
    "!pip install \\\n  a \\\n  b\nx = 1": ["x = 1"],
    "pip install qdrant-client\nx = 1": ["x = 1"],
    "if x:\n    !ls\n    %cd ..\nelse:\n\t%pwd": ["if x:", "else:"],
    "x.y?\n??x\n%time?\nx[0]?": [],
    "s = '''\n%no magic\n!none\n'''\n%magic": ["s = '''\n%no magic\n!none\n'''"],
    "x = (a\n  % b)\n%magic": ["x = (a\n  % b)"],
    "x = a \\\n% b\n!ls": ["x = a \\\n% b"],
    "%time f(x)": ["f(x)"],
    "y = %time f(x)": ["y = f(x)"],
    "%timeit -n 10 -r3 -q f(x)": ["f(x)"],
    "%prun -s cumulative -l 10 f(x)": ["f(x)"],
    "%time for x in y: f(x)": ["for x in y: f(x)"],
    "%%time\nf(x)": ["f(x)"],
    "\n%%timeit -n 3 x = g()\nf(x)": ["x = g()", "f(x)"],
    "%%capture out\n%time f(x)\n!ls": ["f(x)"],
    "%%unknown_magic a b\nf(x)": ["f(x)"],
    "%%writefile a.py\nf(x)": ["f(x)"],
    "!echo {f(x)} $y": ["f(x)"],
    "f(x);\n%autoreload 2": ["f(x);"],
    "  a = 1\n  b = f(a)\n": ["  a = 1\n  b = f(a)"],
    "%run ../lib/x.py --fast": ["from ...lib.x import *"],
    "print('a') # 100 %\n!ls # ?": ["print('a') # 100 %"],
    "'''%x'''; y = 'it''s'\n%magic": ["'''%x'''; y = 'it''s'"],
    "/f a\n,f a b": [],
}
OPAQUE = [
    "%%bash\nf(x",
    "%%html\n<b>f(x)</b>",
    "%%writefile Dockerfile\nx = 1",
    "%%sql\nselect f(x)",
    "%%!\nls",
    "%%R -i x\nf(x)",
]


@pytest.mark.parametrize("cell", [*MAGICS, *OPAQUE])
def test_magics_are_taken_out_and_put_back(cell: str) -> None:
    data = made.in_bytes(made.notebook(["before = 1", cell, "after = 2"]))
    text = cells_text(data)
    compile(text, "cells", "exec")
    assert text.count("\n") == sum(c.count("\n") + 2 for c in ("before = 1", cell, "after = 2")), "as many lines"
    for part in MAGICS.get(cell, ()):
        assert part in text
    assert cell in MAGICS or "f(x" not in text
    assert with_cells(data, text) == data
    edited = with_cells(data, text.replace("before = 1", "before = 10").replace("after = 2", "after = 20"))
    assert code(edited) == ["before = 10", cell, "after = 20"]


def test_the_python_of_a_magic_can_be_renamed() -> None:
    cells = ["%time c = Old(1)", "c = %time Old(2)  # why", "if x:\n    %timeit -n 3 Old(3)\n", "%%time\nc = Old(4)"]
    data = made.in_bytes(made.notebook(cells))
    assert with_cells(data, cells_text(data).replace("Old", "AsyncNew")) == data.replace(b"Old", b"AsyncNew")


def test_what_was_edited_where_nothing_may_be_is_refused() -> None:
    data = made.in_bytes(made.notebook(["!ls", "x = 1"]))
    text = cells_text(data)
    lines = text.splitlines(keepends=True)
    for wrong in (
        text.replace("magic_2", "magic_3"),
        "".join(lines[:-2]),
        "import os\n" + text,
        "".join([*lines[3:], *lines[:3]]),
    ):
        with pytest.raises(InternalError, match="notebook"):
            with_cells(data, wrong)


def test_a_line_above_a_cell_magic_is_refused() -> None:
    data = made.in_bytes(made.notebook(["%%timeit -n 3 x = g()\nf(x)"]))
    with pytest.raises(InternalError, match="putting the cells"):
        with_cells(data, cells_text(data).replace("x = g()", "# TODO\nx = g()"))


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ('{"nbformat": 3, "worksheets": []}', 1, "format 3"),
        ('{"nbformat": 5, "cells": []}', 1, "format 5"),
        ('{"cells": []}', 1, "no notebook"),
        ("[]", 1, "no notebook"),
        ('{\n "nbformat": 4,\n "cells": [}', 3, "not valid JSON"),
        ("", 1, "not valid JSON"),
        ('{"nbformat": 4, "cells": {}}', 1, "not a list of cells"),
        ('{"nbformat": 4, "cells": [{"cell_type": "code", "source": 3}]}', 1, "cell 1 has no source"),
    ],
)
def test_what_is_no_notebook_says_why(content: str, line: int, reason: str) -> None:
    with pytest.raises(NotANotebook, match=reason) as caught:
        cells_text(content.encode())
    assert caught.value.line == line
    found = source(Candidate("a.ipynb", "a.ipynb", False, SourceKind.IPYNB, True), content.encode(), cells_text)
    assert isinstance(found, Unread) and found.code == "QAM002" and found.line == line and reason in found.reason


@pytest.mark.parametrize("cell", ["x = (", "x = 1 \\", "'''", "\udc80 = 1", "if x:", "x = 1\n)", "\0"])
def test_a_cell_that_does_not_parse_is_named(cell: str) -> None:
    data = json.dumps(made.notebook(["x = 1", cell]), indent=1).encode()
    with pytest.raises(BadCell, match="cell 3 does not parse") as caught:
        cells_text(data)
    assert json.dumps(cell)[1:-1].split("\\n")[0] in data.decode().splitlines()[caught.value.line - 1] or "\n" in cell
    found = source(Candidate("a.ipynb", "a.ipynb", False, SourceKind.IPYNB, True), data, cells_text)
    assert isinstance(found, Unread) and found.code == "QAM001"


def test_other_languages_are_left_out() -> None:
    content = made.notebook(["x <- ("])
    content["metadata"]["language_info"]["name"] = "R"
    assert cells_text(made.in_bytes(content)) == ""
    content = made.notebook(["x <- (", "y = 1"])
    content["cells"][1]["metadata"] = {"vscode": {"languageId": "r"}}
    assert "<-" not in cells_text(made.in_bytes(content))


@pytest.mark.parametrize("style", made.STYLES)
@pytest.mark.parametrize("listed", [True, False])
def test_places_are_those_of_the_file(style: str, listed: bool) -> None:
    cells = ["a = 1\n\nb = 'é\U0001f600<' + here(1)\n", "%time here(2)", "x = %time here(3)", "!ls"]
    data = made.in_bytes(made.notebook(cells, 5, listed), style)
    notebook = Notebook(data)
    stored = data.decode("utf-8-sig").split("\n")
    found = 0
    for number, line in enumerate(notebook.text.split("\n"), 1):
        if "here(" in line:
            spot = notebook.spot(number, line.index("here("))
            assert stored[spot.line - 1][spot.column - 1 :].startswith(line[line.index("here(") :][:7])
            found += 1
            assert spot.cell == found + 1
    assert found == 3
