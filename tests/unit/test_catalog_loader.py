"""Rows from files and from a user's configuration, and what a person is told about a wrong one."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from qdrant_async_migrate.catalog import CatalogError, files, load_catalog
from qdrant_async_migrate.catalog.blocks import blocks, text_in, values_in
from qdrant_async_migrate.catalog.known import DATA
from qdrant_async_migrate.catalog.rows import rows_of
from qdrant_async_migrate.catalog.schema import MethodKind, Takes, Thread, Use

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CORP: dict[str, Any] = {
    "sdk": [
        {
            "name": "corp.Client",
            "twin": "corp.aio.Client",
            "package": "corp",
            "releases": ["1.0.0", "1.1.0", "2.0.0"],
            "spellings": {"corp.client.Client": "corp.client_async.Client"},
            "methods": {
                "get": "coroutine",
                "shut": {"kind": "coroutine", "rename": "ashut"},
                "bulk": {"kind": {"1.0.0": "plain", "1.1.0": "coroutine"}, "removed": "2.0.0", "successor": "put"},
                "raw.*": {"kind": "awaitable"},
            },
        }
    ],
    "boundary": [{"name": "corp.web.{get,post}", "use": "decorator", "takes": "both"}],
    "blocking": [{"name": "corp.rpc.call", "category": "http", "replacement": "corp.aio.call"}],
    "effect": [{"name": "corp.bind", "kind": "partial", "function": "0"}],
    "type": [{"name": "corp.connect", "returns": "corp.Client"}],
}


def test_a_made_up_sdk_needs_rows_only() -> None:
    catalog = load_catalog([CORP])
    sdk = catalog.sdk("corp.client.Client")
    assert sdk is not None and sdk is catalog.sdk_of_twin("corp.client_async.Client")
    assert (sdk.version, catalog.twin_spelling("corp.client.Client")) == ("2.0.0", "corp.client_async.Client")
    assert [(m := catalog.method(sdk, path)) and m.kind for path in ("get", "raw.x", "raw", "nope")] == [
        MethodKind.COROUTINE,
        MethodKind.AWAITABLE,
        None,
        None,
    ]
    bulk, shut = catalog.method(sdk, "bulk"), catalog.method(sdk, "shut")
    assert bulk is not None and (bulk.kind, bulk.removed, bulk.successor) == (MethodKind.COROUTINE, "2.0.0", "put")
    assert shut is not None and shut.rename == "ashut"
    assert catalog.returns("corp.connect") == "corp.Client"
    assert (effect := catalog.effect("corp.bind")) is not None and effect.function == "0"


@pytest.mark.parametrize(
    ("version", "kind", "removed"), [("1.0.5", "plain", ""), ("1.1", "coroutine", ""), ("3.1", "coroutine", "2.0.0")]
)
def test_a_method_is_what_it_is_in_the_release_in_use(version: str, kind: str, removed: str) -> None:
    catalog = load_catalog([CORP], versions={"corp": version}, blocking=False)
    sdk = catalog.sdk("corp.Client")
    assert sdk is not None and (bulk := catalog.method(sdk, "bulk")) is not None
    assert (bulk.kind.value, bulk.removed) == (kind, removed)


def test_a_users_category_stands_for_a_code() -> None:
    row = load_catalog([CORP]).blocking("corp.rpc.call")
    assert row is not None and (row.code, row.severity, row.thread) == ("QAM302", "error", Thread.SAFE)


def test_braces_stand_for_several_names() -> None:
    catalog = load_catalog([CORP], blocking=False)
    found = [catalog.boundary(f"corp.web.{name}", Use.DECORATOR) for name in ("get", "post", "put")]
    assert [row and row.name for row in found] == ["corp.web.get", "corp.web.post", None]


def test_a_later_row_replaces_an_earlier_one_and_ours() -> None:
    rows = [{"name": "functools.lru_cache", "use": "decorator", "takes": takes} for takes in ("wraps", "both")]
    catalog = load_catalog([{"boundary": rows[:1]}, {"boundary": rows[1:]}], blocking=False)
    ours = load_catalog(blocking=False).boundary("functools.lru_cache", Use.DECORATOR)
    row = catalog.boundary("functools.lru_cache", Use.DECORATOR)
    assert ours is not None and row is not None and (ours.takes, row.takes) == (Takes.SYNC, Takes.BOTH)


WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "unknown key": ("boundary", {"name": "a.b", "use": "base", "takes": "both", "threads": True}, "did you mean 'thread'?"),
    "unknown choice": ("boundary", {"name": "a.b", "use": "base", "takes": "maybe"}, "takes must be one of 'both', 'sync'"),
    "missing key": ("boundary", {"name": "a.b", "use": "base"}, "takes is missing"),
    "no name": ("effect", {"kind": "partial"}, "name is missing"),
    "not a name": ("type", {"name": "a..b", "returns": "c"}, "not a dotted name"),
    "not a flag": ("boundary", {"name": "a.b", "use": "base", "takes": "both", "thread": "yes"}, "thread must be true or false"),
    "not a list": ("type", {"name": "a.b", "base": 3}, "base must be a list of strings"),
    "severity": ("blocking", {"name": "a", "code": "QAM301", "severity": "bad", "replacement": ""}, "severity must be 'error'"),
    "category": ("blocking", {"name": "a", "category": "web", "replacement": ""}, "category must be one of sleep, http"),
    "no twin": ("sdk", {"name": "a.B", "package": "a"}, "twin is missing"),
    "kind": ("sdk", {"name": "a.B", "twin": "a.C", "package": "a", "methods": {"x": "magic"}}, "'magic'"),
    "no kind": ("sdk", {"name": "a.B", "twin": "a.C", "package": "a", "methods": {"x": {"reads": True}}}, "x: kind is missing"),
    "method key": (
        "sdk",
        {"name": "a.B", "twin": "a.C", "package": "a", "methods": {"x": {"kind": "plain", "read": True}}},
        "'reads'",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_row_is_named_with_its_file_and_what_is_wrong(case: str) -> None:
    table, row, problem = WRONG[case]
    with pytest.raises(CatalogError) as error:
        load_catalog([{table: [row], "__file__": "corp.toml"}], blocking=False)
    assert str(error.value).startswith("corp.toml:1: ") and problem in str(error.value)


def test_a_wrong_row_is_named_with_its_line(tmp_path: Path) -> None:
    text = '# corp\n[[type]]\nname = "a.b"\n\n\n[[type]]\nname = "c.d"\nreturn = "e"\n'
    (tmp_path / "data.toml").write_text(text)
    with pytest.raises(CatalogError, match=r"data\.toml:6: \[\[type\]\] 'c\.d': unknown key 'return', did you mean 'returns'\?"):
        [row for raw in files.read_files([tmp_path / "data.toml"]) for row in rows_of(raw)]


def test_a_row_under_a_heading_of_the_users_own_has_its_line_too(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\n\n[[tool.qdrant-async-migrate.accepts-coroutines]]\nname = "corp.web.route"\nthreads = true\n')
    row = {"name": "corp.web.route", "use": "decorator", "takes": "both", "threads": True}
    with pytest.raises(CatalogError) as error:
        load_catalog([{"boundary": [row], "__file__": str(path)}], blocking=False)
    assert str(error.value).startswith(f"{path}:4: ")


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "data.toml").write_text("[[type]\n")
    with pytest.raises(CatalogError, match=r"data\.toml: reading the catalog: "):
        files.read_files([tmp_path / "data.toml"])


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(CatalogError, match=r"unknown table \[\[boundaries\]\]; known: sdk, boundary"):
        load_catalog([{"boundaries": []}], blocking=False)


def test_all_our_rows_are_right() -> None:
    raws = files.read_files(sorted(DATA.glob("*.toml")))
    made = [row for raw in raws if raw.table != "sdk" for row in rows_of(raw)]
    assert len(made) > 4000 and load_catalog().sdks


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.name)
def test_rows_that_are_read_one_by_one_are_those_of_the_file(path: Path) -> None:
    text = path.read_text("utf-8")
    found = blocks(text)
    assert (found is None) == ("[[sdk]]" in text)
    whole = tomllib.loads(text)
    ours = [(raw.table, raw.line, raw.text("name"), raw.text("alias"), dict(raw.values)) for raw in files.read_files([path])]
    lines = [(text[: m.start()].count("\n") + 1, m[1]) for m in re.finditer(r"^\[\[(\w+)\]\]$", text, re.MULTILINE)]
    rest = {table: iter(rows) for table, rows in whole.items()}
    expected = [(table, line, (row := next(rest[table]))["name"], row.get("alias", ""), row) for line, table in lines]
    assert ours == expected and [list(rows) for rows in rest.values()] == [[] for _ in rest]


@pytest.mark.parametrize(
    ("block", "key", "said"),
    [
        ('name = "a.b"\nalias = "c"\n', "alias", "c"),
        ('name = "a.b"\n', "alias", ""),
        ('name = "a.b"\nsource = "alias = \'c\'"\n', "alias", ""),
        ('name = "a.b"\nnot_alias = "d"\nalias = "c"', "alias", "c"),
        ('name = "a\\u002eb"\n', "name", "a.b"),
        ('name = "a.b"  # said twice\n', "name", "a.b"),
    ],
)
def test_one_value_of_a_row_is_read_without_the_others(block: str, key: str, said: str) -> None:
    assert text_in(block, key) == said == values_in(block).get(key, "")


@pytest.mark.parametrize(
    "text",
    [
        '[[type]]\nreturns = "c"\nname = "a.b"\n',
        '[table]\nname = "a.b"\n',
        'x = 1\n[[type]]\nname = "a.b"\n',
        '[[type]]\nname = "a.b"\nsource = """\n[[type]]\nname = "c"\n"""\n',
        '[[type]]\nname = "a.b"\n\n[type.more]\nx = 1\n',
    ],
)
def test_files_of_another_form_are_parsed_as_a_whole(text: str) -> None:
    assert blocks(text) is None
