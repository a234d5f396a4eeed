"""What is not edited stays byte for byte: newlines, tabs, form feeds, odd blanks, any characters, a missing last newline."""

from __future__ import annotations

import pytest

from qdrant_async_migrate.model.edits import AddImport, AsyncDef, Await, Decorate, Edit, Insert, ReplaceBlock
from qdrant_async_migrate.model.errors import InternalError
from qdrant_async_migrate.rewrite import EditFailed, rewrite
from tests.unit.marking import after, marked

ODD = [
    "def f():\r\n\tx = ⟦c.f()⟧\r\n\r\ny = 1",
    "def f():\r\tx = ⟦c.f()⟧\r\ry = 1\r",
    "x = 1\r\ny = ⟦c.f()⟧\nz = 2\n",
    "\fx = ⟦c.f()⟧\n",
    "def g():\n    x = 1\n\f    ⟦c.f()⟧\n",
    "def f():\n    x\n# odd\n    ⟦g()⟧\n  # odd too\n    if y:\n        ⟦h()⟧\n        # end\n    # after\n    ⟦i()⟧\n",
    "try:\n    ⟦a()⟧\nexcept ⟦b()⟧:\n    ⟦c()⟧\nelse:\n    ⟦d()⟧\nfinally:\n    ⟦e()⟧\n",
    "if a:\n    ⟦b()⟧\nelif ⟦c()⟧:\n    ⟦d()⟧\nelif e: ⟦f()⟧\nelse:\n    if g:\n        ⟦h()⟧\n",
    "match a:\n    case b:\n        ⟦c()⟧\n    case d: ⟦e()⟧\n",
    "\f\nclass A:\n\f\n    def g(self):\n        ⟦c.f()⟧\n",
    "class A:\n    x = 1\n\f    y = ⟦c.f()⟧\n",
    "# -*- coding: latin-1 -*-\nx = 'é', ⟦c.f()⟧  # ü\n",
    "x = '''é\n''', ⟦c.f('ö')⟧, ⟦d()⟧\n",
    "π = 1; ω = ⟦c.f(π)⟧\n",
    "x = 1   ;  y=⟦c.f()⟧ ;\n",
    "class A :\n  def f ( self ) :\n     return  ⟦c.f ( )⟧  \n\n\n  x=1\n",
    "try :\n    ⟦a()⟧\nexcept (A) :\n    try: pass\n    except (\n  B,\n  C) \t: # x\n        pass\nexcept E  as f : pass\n",
    "if x:\n        y = ⟦f()⟧\nelse:\n  z = ⟦g()⟧\n",
    "x = \\\n  ⟦c.f()⟧\n",
    "class A:\n# odd\n    def f(self):\n  # odd too\n        ⟦c.f()⟧\n# end\n\nx\n",
    "@(\n  ⟦d()⟧\n)\ndef f(): pass\n",
    "x = ⟦f()⟧ #\tcomment\n  \t\n",
    "\n\n\nx = ⟦f()⟧\n\n\n",
    "match x:\n  case {'a': [1, *_]} if ⟦f()⟧ :\n    pass\n",
    "lambda *, a=⟦f()⟧, **k: 1\n",
    "x = f\"{⟦f()⟧ !r:>{w}}\" f'''{ {1: ⟦g()⟧} }'''\n",
]


@pytest.mark.parametrize("before", ODD)
def test_only_the_awaits_are_new(before: str) -> None:
    source, spans = marked(before)
    assert after(source, *map(Await, spans)) == before.replace("⟦", "await ").replace("⟧", "")


def test_new_lines_take_the_newline_and_indentation_of_the_file() -> None:
    source, [function, statement] = marked("⟦def f():\r\n  ⟦x⟧⟧\r\n")
    edits: list[Edit] = [AsyncDef(function), Insert(statement, "before", "if y:\n    z"), AddImport("os")]
    assert after(source, *edits) == "import os\r\n\r\n\r\nasync def f():\r\n  if y:\r\n    z\r\n  x\r\n"
    source, [statement] = marked("if a:\r\tb\r⟦x⟧\r")
    assert after(source, ReplaceBlock((statement,), "if y:\n    z")) == "if a:\r\tb\rif y:\r\tz\r"


def test_methods_are_written_alone() -> None:
    broken_style = "class A:\n    def f(self):\n        try: x\n        except E : pass\n\n    def g(self):\n        ⟦c.f()⟧\n"
    source, [call] = marked(broken_style)
    assert after(source, Await(call)) == broken_style.replace("⟦", "await ").replace("⟧", "")


def test_a_decorator_on_lines_of_its_own() -> None:
    source, [function] = marked("@(\n  d\n)\n⟦def f(): pass⟧\n")
    assert after(source, AsyncDef(function)) == "@(\n  d\n)\nasync def f(): pass\n"


def test_what_the_parser_cannot_give_back_is_refused_not_damaged() -> None:
    source, [function, call] = marked("⟦def g():\n    x = 1\n\f    ⟦c.f()⟧⟧\n")
    with pytest.raises(EditFailed, match="lines 1 to 3") as caught:
        rewrite("pkg/mod.py", source, [Await(call), Decorate(function, "d")])
    assert isinstance(caught.value, InternalError)
    assert "pkg/mod.py:3" in str(caught.value)


def test_result_names_its_file_and_keeps_the_original() -> None:
    result = rewrite("a.py", "f()\n", [Await((1, 0, 1, 3))])
    assert (result.path, result.before, result.after) == ("a.py", "f()\n", "await f()\n")
