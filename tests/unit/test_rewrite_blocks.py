"""Replacing and inserting statements: indentation of the file, comments kept, one-line suites opened, nothing else moved."""

from __future__ import annotations

import pytest

from qdrant_async_migrate.model.edits import AsyncDef, Await, DropImport, Edit, Insert, Mark, ReplaceBlock, Slots, Span
from qdrant_async_migrate.rewrite import EditFailed
from tests.unit.marking import after, marked


def slots(*runs: tuple[Span, ...]) -> Slots:
    return tuple((f"__p{i}__", run) for i, run in enumerate(runs))


REPLACED: list[tuple[str, str, str]] = [
    ("⟦x = f(⟦a⟧)⟧\n", "t = __p0__\nx = t", "t = a\nx = t\n"),
    ("⟦x = f(⟦a⟧)⟧", "t = __p0__", "t = a"),
    ("def f():\n  y\n  ⟦g(⟦a⟧)⟧\n  z\n", "if __p0__:\n    h()\n", "def f():\n  y\n  if a:\n    h()\n  z\n"),
    ("def f():\n\t⟦g(⟦a⟧)⟧\n", "if __p0__:\n    h()", "def f():\n\tif a:\n\t\th()\n"),
    ("# above\n\n# own\n⟦g(⟦a⟧)⟧  # noqa\n", "t = 1\nh(__p0__)", "# above\n\n# own\nt = 1\nh(a)  # noqa\n"),
    ("if x: ⟦g(⟦a⟧)⟧\n", "t = 1\nh(__p0__)", "if x:\n    t = 1\n    h(a)\n"),
    ("if x: y; ⟦g(⟦a⟧)⟧; z  # c\n", "h(__p0__)", "if x:\n    y\n    h(a)\n    z  # c\n"),
    ("y; ⟦g(⟦a⟧)⟧; z\n", "h(__p0__)", "y\nh(a)\nz\n"),
    (
        "class A:\n    # c\n    ⟦def f(self): ⟦x⟧⟧\n\n    y = 1\n",
        "def g(self):\n    return __p0__\n",
        "class A:\n    # c\n    def g(self):\n        return x\n\n    y = 1\n",
    ),
    ("⟦if a:\n    pass⟧\n", "if b:\n    pass\nelse:\n    pass", "if b:\n    pass\nelse:\n    pass\n"),
    ("try:\n    ⟦g(⟦a⟧)⟧\nfinally:\n    b\n", "t = __p0__\nu", "try:\n    t = a\n    u\nfinally:\n    b\n"),
    (
        "async def f():\n    match x:\n        case 1: ⟦g(⟦a⟧)⟧\n",
        "h(__p0__)",
        "async def f():\n    match x:\n        case 1:\n            h(a)\n",
    ),
]


@pytest.mark.parametrize(("before", "code", "expected"), REPLACED)
def test_a_statement_is_replaced(before: str, code: str, expected: str) -> None:
    source, [whole, *parts] = marked(before)
    assert after(source, ReplaceBlock((whole,), code, slots(*((part,) for part in parts)))) == expected


def test_a_run_moves_into_a_block_with_its_comments() -> None:
    source, runs = marked("import a\n\n# why\n⟦x = f()⟧  # one\n\n# two\n⟦if x:\n    y()⟧\n    # end\n⟦z(\n    1\n)⟧\n\nw\n")
    code = "async def main():\n    __p0__\n\n\nrun(main())"
    expected = (
        "import a\n\n\n# why\nasync def main():\n    x = f()  # one\n\n    # two\n    if x:\n        y()\n        # end\n"
        "    z(\n        1\n    )\n\n\nrun(main())\n\nw\n"
    )
    assert after(source, ReplaceBlock(tuple(runs), code, slots(tuple(runs)))) == expected


def test_strings_over_lines_keep_their_content_when_moved() -> None:
    source, [run] = marked('⟦x = """a\n  b\n"""⟧\n')
    expected = 'def f():\n    x = """a\n  b\n"""\n'
    assert after(source, ReplaceBlock((run,), "def f():\n    __p0__", slots((run,)))) == expected


def test_a_block_moves_out_with_its_closing_comment() -> None:
    source, [whole, one, two] = marked("def f():\n    ⟦with a:  # w\n        ⟦b⟧  # b\n        ⟦c⟧\n        # end⟧\n    d\n")
    code = "x\ntry:\n    __p0__\nfinally:\n    y"
    expected = "def f():\n    # w\n    x\n    try:\n        b  # b\n        c\n        # end\n    finally:\n        y\n    d\n"
    assert after(source, ReplaceBlock((whole,), code, slots((one, two)))) == expected
    expected = "def f():\n    # w\n    b  # b\n    c\n    # end\n    x\n    d\n"
    assert after(source, ReplaceBlock((whole,), "__p0__\nx", slots((one, two)))) == expected


def test_a_header_comment_stays_at_the_header() -> None:
    source, [whole, body] = marked("⟦with a:  # why\n    ⟦b⟧⟧\n")
    assert after(source, ReplaceBlock((whole,), "async with c:\n    __p0__", slots((body,)))) == ("async with c:  # why\n    b\n")


def test_comments_inside_what_goes_are_kept_above() -> None:
    source, [one, two] = marked("def f():\n    ⟦a = [  # x\n        1,  # y\n    ]⟧\n    # z\n    ⟦b⟧  # w\n")
    assert after(source, ReplaceBlock((one, two), "c", ())) == "def f():\n    # x\n    # y\n    # z\n    c  # w\n"


def test_deleting_leaves_what_was_above() -> None:
    source, [gone] = marked("def f():\n    x\n    # why\n    ⟦y⟧\n    z\n")
    assert after(source, ReplaceBlock((gone,), "")) == "def f():\n    x\n    # why\n    z\n"


def test_deleting_everything_leaves_pass() -> None:
    source, [gone] = marked("class A:\n    # why\n    ⟦y = 1⟧\n\nz\n")
    assert after(source, ReplaceBlock((gone,), "")) == "class A:\n    # why\n    pass\n\nz\n"
    source, [gone] = marked("if x: ⟦y⟧\n")
    assert after(source, ReplaceBlock((gone,), "")) == "if x:\n    pass\n"


def test_an_empty_slot_is_nothing() -> None:
    source, [gone] = marked("⟦y⟧\n")
    assert after(source, ReplaceBlock((gone,), "def f():\n    __p0__\n", slots(()))) == "def f():\n    pass\n"
    assert after(source, ReplaceBlock((gone,), "a\n__p0__\n", slots(()))) == "a\n"


def test_inner_edits_come_first_in_any_order() -> None:
    source, [function, statement, value, call] = marked("⟦def f():\n    ⟦x += ⟦⟦c.f()⟧.n⟧⟧\n    return x⟧\n")
    edits: list[Edit] = [AsyncDef(function), ReplaceBlock((statement,), "t = __p0__\nx += t", slots((value,))), Await(call)]
    expected = "async def f():\n    t = (await c.f()).n\n    x += t\n    return x\n"
    assert after(source, *edits) == after(source, *reversed(edits)) == expected


def test_a_replaced_statement_inside_a_moved_run() -> None:
    source, [one, two, call, three] = marked("⟦a⟧\n⟦x += ⟦c.f()⟧⟧\n⟦b⟧\n")
    inner = ReplaceBlock((two,), "t = __p0__\nx += t", slots((call,)))
    outer = ReplaceBlock((one, two, three), "def main():\n    __p0__", slots((one, two, three)))
    expected = "def main():\n    a\n    t = c.f()\n    x += t\n    b\n"
    assert after(source, inner, outer) == after(source, outer, inner) == expected


def test_expression_statement_moves_with_its_comment() -> None:
    source, [statement] = marked("⟦f()⟧  # c\n")
    block = ReplaceBlock((statement,), "if x:\n    __p0__", slots((statement,)))
    assert after(source, block, Await(statement)) == "if x:\n    await f()  # c\n"
    value = ReplaceBlock((statement,), "x = __p0__", slots((statement,)))
    assert after(source, value, Await(statement)) == "x = await f()  # c\n"


INSERTED: list[tuple[str, str, str, str]] = [
    ("a\n⟦b⟧\nc\n", "before", "x", "a\nx\nb\nc\n"),
    ("a\n⟦b⟧  # b\nc\n", "after", "x\ny", "a\nb  # b\nx\ny\nc\n"),
    ("a\n\n# own\n⟦b⟧\n", "before", "x", "a\n\nx\n# own\nb\n"),
    ("#!/bin/x\n# top\n\n# own\n⟦b⟧\n", "before", "x", "#!/bin/x\n# top\n\nx\n# own\nb\n"),
    ("#!/bin/x\n⟦b⟧\n", "before", "x", "#!/bin/x\nx\nb\n"),
    ("if x: ⟦b⟧\n", "after", "y", "if x:\n    b\n    y\n"),
    ("def f():\n  ⟦return 1⟧\n", "before", "if x:\n    y", "def f():\n  if x:\n    y\n  return 1\n"),
    ("⟦def f(): pass⟧\n\n\nx\n", "after", "def g():\n    pass", "def f(): pass\n\n\ndef g():\n    pass\n\n\nx\n"),
    (
        "class A:\n    ⟦def f(self): pass⟧\n\n    x = 1\n",
        "after",
        "def g(self):\n    pass",
        "class A:\n    def f(self): pass\n\n    def g(self):\n        pass\n\n    x = 1\n",
    ),
    (
        "class A:\n\n    # f\n    @d\n    ⟦def f(self): pass⟧\n",
        "before",
        "def g(self):\n    pass",
        "class A:\n\n    def g(self):\n        pass\n\n    # f\n    @d\n    def f(self): pass\n",
    ),
    ("⟦x⟧", "after", "y", "x\ny"),
    ("def f():\n    ⟦x⟧\n    # end\n", "after", "y", "def f():\n    x\n    y\n    # end\n"),
]


@pytest.mark.parametrize(("before", "where", "code", "expected"), INSERTED)
def test_statements_are_inserted(before: str, where: str, code: str, expected: str) -> None:
    source, [anchor] = marked(before)
    assert after(source, Insert(anchor, "before" if where == "before" else "after", code)) == expected


def test_inserted_code_takes_up_parts() -> None:
    source, [anchor, part] = marked("⟦x = ⟦c.f()⟧.z⟧\n")
    assert after(source, Insert(anchor, "before", "t = __p0__", slots((part,))), Await(part)) == (
        "t = await c.f()\nx = (await c.f()).z\n"
    )


def test_inserted_lines_outlive_the_statement_they_stand_beside() -> None:
    source, [anchor] = marked("a\n# c\n⟦b⟧\n")
    beside = Insert(anchor, "before", "x"), Insert(anchor, "after", "y")
    assert after(source, *beside, ReplaceBlock((anchor,), "z")) == "a\nx\n# c\nz\ny\n"
    assert after(source, *beside, ReplaceBlock((anchor,), "")) == "a\nx\n# c\ny\n"
    moved = ReplaceBlock((anchor,), "if z:\n    __p0__", slots((anchor,)))
    assert after(source, *beside, moved) == "a\nif z:\n    x\n    # c\n    b\n    y\n"


def test_a_mark_stays_at_its_statement() -> None:
    source, [anchor] = marked("a\n⟦b⟧\n")
    assert after(source, Insert(anchor, "before", "x"), Mark(anchor, "m")) == "a\nx\n# m\nb\n"


def test_a_dropped_import_between_replaced_statements() -> None:
    source, [alias, statement] = marked("import ⟦a⟧\n⟦b⟧\n")
    assert after(source, DropImport(alias), ReplaceBlock((statement,), "c")) == "c\n"


@pytest.mark.parametrize("code", ["x = (", "def f(:", "x\n y"])
def test_code_that_does_not_parse_is_refused(code: str) -> None:
    with pytest.raises(EditFailed, match="cannot be parsed"):
        after("x\n", ReplaceBlock(((1, 0, 1, 1),), code))


def test_statements_that_are_no_neighbours_are_refused() -> None:
    source, [one, two] = marked("⟦a⟧\nb\n⟦c⟧\n")
    with pytest.raises(EditFailed, match="neighbours"):
        after(source, ReplaceBlock((one, two), "x"))
    source, [one, two] = marked("⟦a⟧\nif b:\n    ⟦c⟧\n")
    with pytest.raises(EditFailed, match="neighbours"):
        after(source, ReplaceBlock((one, two), "x"))


def test_runs_that_overlap_are_refused() -> None:
    source, [one, two, three] = marked("⟦a⟧\n⟦b⟧\n⟦c⟧\n")
    with pytest.raises(EditFailed):
        after(source, ReplaceBlock((one, two), "x"), ReplaceBlock((two, three), "y"))


def test_a_run_inside_an_expression_is_refused() -> None:
    source, [one, two] = marked("⟦a⟧\n⟦b⟧\n")
    with pytest.raises(EditFailed, match="statement of its own"):
        after(source, ReplaceBlock((one, two), "x = __p0__", slots((one, two))))


def test_edits_next_to_each_other_share_no_comment() -> None:
    source, [one, two, three] = marked("def f():\n    ⟦if a:\n        ⟦b()⟧\n        # end⟧\n    # own\n    ⟦c⟧\n")
    edits: list[Edit] = [Await(two), Mark(three, "m"), Mark(one, "n")]
    expected = "def f():\n    # n\n    if a:\n        await b()\n        # end\n    # own\n    # m\n    c\n"
    assert after(source, *edits) == after(source, *reversed(edits)) == expected
