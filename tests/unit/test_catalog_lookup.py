"""Dotted names in, rows out: aliases, results of calls, wildcards, bases, versions."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from qdrant_async_migrate.catalog import Catalog, build_catalog
from qdrant_async_migrate.catalog.files import rows_of_tables
from qdrant_async_migrate.catalog.names import Names
from qdrant_async_migrate.catalog.schema import Use


def catalog(versions: dict[str, str] | None = None, **tables: list[dict[str, Any]]) -> Catalog:
    return build_catalog([], list(rows_of_tables([tables])), versions or {})


def decorator(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "use": "decorator", "takes": "both", **more}


def base(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "use": "base", "takes": "sync", **more}


CLI = catalog(
    boundary=[decorator("cli.Group.command"), decorator("cli.command")],
    type=[
        {"name": "cli.core.Group", "alias": "cli.Group"},
        {"name": "cli.group", "returns": "cli.Group"},
        {"name": "cli.old.group", "alias": "cli.group"},
        {"name": "cli.MultiGroup", "base": ["cli.Group"]},
        {"name": "cli.context", "returns": "cli.Context"},
        {"name": "cli.Context.root", "returns": "cli.Group", "attribute": True},
        {"name": "spin.a", "alias": "spin.b"},
        {"name": "spin.b", "alias": "spin.a"},
        {"name": "loop.A", "base": ["loop.B"]},
        {"name": "loop.B", "base": ["loop.A"]},
    ],
)


@pytest.mark.parametrize(
    "spelling",
    [
        "cli.Group.command",
        "cli.core.Group.command",
        "cli.Group().command",
        "cli.group().command",
        "cli.old.group().command",
        "cli.MultiGroup.command",
        "cli.MultiGroup().command",
        "cli.context().root.command",
    ],
)
def test_every_way_to_the_same_member(spelling: str) -> None:
    row = CLI.boundary(spelling, Use.DECORATOR)
    assert row is not None and row.name == "cli.Group.command"
    assert CLI.is_prefix(spelling)


@pytest.mark.parametrize(
    "spelling", ["cli.group.command", "cli.Group", "cli.Groups.command", "cli.Context.command", "command", ""]
)
def test_other_names_find_nothing(spelling: str) -> None:
    assert CLI.boundary(spelling, Use.DECORATOR) is None


def test_the_use_is_part_of_the_question() -> None:
    assert CLI.boundary("cli.command", Use.DECORATOR) is not None
    assert CLI.boundary("cli.command", Use.CALLBACK) is None


def test_rows_that_run_in_a_circle_end() -> None:
    assert CLI.canonical("spin.a.x") == CLI.canonical("spin.b.x") == "spin.b.x"
    assert set(CLI.bases("loop.A")) == {"loop.A", "loop.B"}


def test_the_exact_name_goes_before_a_star_and_one_star_before_two() -> None:
    names = Names([("a.*.*", 2), ("a.*.c", 1), ("a.b.c", 0)])
    assert [names.find(name) for name in ("a.b.c", "a.x.c", "a.x.y", "a.x", "b.b.c")] == [0, 1, 2, None, None]


def test_a_star_is_one_segment_only() -> None:
    marks = catalog(boundary=[decorator("pytest.mark.*")])
    assert marks.boundary("pytest.mark.asyncio", Use.DECORATOR) is not None
    assert marks.boundary("pytest.mark", Use.DECORATOR) is None
    assert marks.boundary("pytest.mark.a.b", Use.DECORATOR) is None


BASES = catalog(
    boundary=[
        base("lib.Store", members=["find", "add"], twins={"find": "afind"}),
        base("lib.Store.add", takes="both"),
        base("lib.Shell", members=["*"]),
        base("lib.Dark"),
    ],
    type=[{"name": "lib.DiskStore", "base": ["lib.Store"]}],
)


@pytest.mark.parametrize(
    ("cls", "method", "row"),
    [
        ("lib.Store", "find", "lib.Store"),
        ("lib.DiskStore", "find", "lib.Store"),
        ("lib.Store", "add", "lib.Store.add"),
        ("lib.DiskStore", "add", "lib.Store.add"),
        ("lib.Store", "mine", None),
        ("lib.Shell", "do_x", "lib.Shell"),
        ("lib.Dark", "anything", "lib.Dark"),
        ("lib.Unknown", "find", None),
    ],
)
def test_what_a_library_does_with_a_method_of_a_subclass(cls: str, method: str, row: str | None) -> None:
    found = BASES.override(cls, method)
    assert (found and found.name) == row


@pytest.mark.parametrize(("version", "code"), [("1.5", "QAM302"), ("2.0", "QAM303"), (None, "QAM303")])
def test_a_blocking_row_holds_for_some_versions(version: str | None, code: str) -> None:
    rows = [
        {"name": "lib.get", "code": "QAM302", "severity": "error", "replacement": "", "package": "lib", "until": "2.0"},
        {"name": "lib.get", "code": "QAM303", "severity": "error", "replacement": "", "package": "lib", "since": "2.0"},
    ]
    found = catalog({"lib": version} if version else {}, blocking=rows).blocking("lib.get")
    assert found is not None and found.code == code


def test_rows_of_one_type_are_merged() -> None:
    row = catalog(type=[{"name": "a.B", "base": ["a.A"]}, {"name": "a.B", "yields": "a.C"}]).type_row("a.B")
    assert row is not None and (row.base, row.yields) == (("a.A",), "a.C")


@pytest.mark.parametrize("spelling", ["a.B.run", "a.inner.B.run", "old.B.run"])
def test_a_row_may_use_any_spelling_of_the_thing(spelling: str) -> None:
    aliases = [{"name": "a.inner.B", "alias": "a.B"}, {"name": "old.B", "alias": "a.inner.B"}]
    known = catalog(type=aliases, boundary=[decorator("a.inner.B.run")], effect=[{"name": "old.B.run", "kind": "partial"}])
    row, effect = known.boundary(spelling, Use.DECORATOR), known.effect(spelling)
    assert row is not None and row.name == "a.inner.B.run"
    assert effect is not None and effect.name == "old.B.run"


def test_a_catalog_travels_to_other_processes() -> None:
    again = pickle.loads(pickle.dumps(CLI))
    assert again.boundary("cli.group().command", Use.DECORATOR) == CLI.boundary("cli.Group.command", Use.DECORATOR)
