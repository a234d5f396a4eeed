"""The page of the configuration, from the settings value, the readers of its keys and the shapes of the catalog's rows."""

from __future__ import annotations

import ast
import inspect
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from types import ModuleType
from typing import Any

import click

from qdrant_async_migrate.catalog import rows, schema, sdks
from qdrant_async_migrate.cli.group import group
from qdrant_async_migrate.config import Config, settings
from qdrant_async_migrate.config.values import READERS, Misfit
from tools.docs.markdown import code, prose, table

INTRODUCTION = """# Configuration

Settings stand in `[tool.qdrant-async-migrate]` of the `pyproject.toml` at the root of the project; `--config FILE` reads another
file. A key has the name of its flag, and a flag on the command line replaces what the file says. An unknown key, or a value that
does not fit, is an error that names the file, the key and what was expected.
"""

TABLES = """
## Tables that extend the catalog

Each is an array of tables, written as `[[tool.qdrant-async-migrate.NAME]]`. A row of yours wins over one of ours. A `name` is the
dotted path as the code spells it (`ourlib.fetch`, `ourlib.Client.send`); `{a,b}` in it stands for either, `*` for any one
segment, and `()` for the result of a call. [Your own company's client](../howto/own-client.md) shows them at work.
"""

_PRESET = {"accepts-coroutines": ("takes",), "runs-in-thread": ("takes", "thread"), "sync-only": ("takes",)}
_WHAT = {
    "accepts-coroutines": "A decorator, base class or function that takes coroutine functions as well as plain ones.",
    "runs-in-thread": "The same, and it runs plain functions in a thread and coroutine functions on the event loop.",
    "sync-only": "A decorator, base class or function that calls what it is given and does not await the result.",
}
_CHOICES = {"Use": schema.Use, "Takes": schema.Takes, "Thread": schema.Thread, "MethodKind | None": schema.MethodKind}


def page() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, _keys(), TABLES, *_tables(), _sdk()])


def descriptions(module: ModuleType, name: str) -> dict[str, str]:
    """What stands under each field of a dataclass."""
    tree = ast.parse(inspect.getsource(module))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name)
    found = {}
    for one, after in itertools.pairwise(body):
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and isinstance(after, ast.Expr):
            found[one.target.id] = prose(ast.literal_eval(after.value))
    return found


def _keys() -> str:
    about = _flags() | descriptions(settings, "Config")
    keys = [(key, key.replace("-", "_")) for key in READERS if _expected(key)[:11] != "an array of"]
    defaults = {field.name: field.default for field in fields(Config)}
    return table(
        ("key", "value", "default", "what it does"),
        [(code(key), _expected(key), code(_toml(defaults[name])), about[name]) for key, name in keys],
    )


def _flags() -> dict[str, str]:
    """The help of the flags, for the keys whose field says nothing more."""
    found = {"cache": "Keep what was found out about unchanged files between runs.", "baseline": ""}
    for name in ("migrate", "check"):
        command = group.get_command(click.Context(group), name)
        for option in command.params if command else ():
            if isinstance(option, click.Option) and option.name:
                found[option.name] = option.help or ""
    return found


def _expected(key: str) -> str:
    """What the reader of a key says about a value that it refuses."""
    try:
        READERS[key](object())
    except Misfit as misfit:
        return str(misfit)
    raise ValueError(f"writing the page of the configuration: {key!r} takes any value")


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case ():
            return "[]"
        case str():
            return f'"{value}"'
    return str(value)


def _tables() -> Iterator[str]:
    categories = ", ".join(f"{code(name)} ({number})" for name, number in rows.CATEGORIES.items())
    yield f"### blocking\n\n{prose(schema.Blocking.__doc__)} In place of `code` a row may say `category`, one of {categories}.\n"
    yield _fields(schema.Blocking, ())
    for name, preset in _PRESET.items():
        yield f"### {name}\n\n{_WHAT[name]} Without `use` the row holds for all three ways.\n"
        yield _fields(schema.Boundary, preset)


def _fields(shape: type[Any], left_out: tuple[str, ...]) -> str:
    about = descriptions(schema, shape.__name__)
    shown = [field for field in fields(shape) if field.name not in left_out]
    return table(("key", "value", "needed", "meaning"), [_field(field, about.get(field.name, "")) for field in shown])


def _field(field: Field[Any], about: str) -> tuple[str, str, str, str]:
    needed = field.default is MISSING and field.default_factory is MISSING
    return code(field.name), _kind(str(field.type)), "yes" if needed and field.name != "use" else "", about


def _kind(annotation: str) -> str:
    if choice := _CHOICES.get(annotation):
        return ", ".join(code(str(member.value)) for member in choice)
    kinds: Mapping[str, str] = {"str": "string", "bool": "true or false", "Mapping[str, str]": "table of strings"}
    return kinds.get(annotation, "list of strings")


def _sdk() -> str:
    about = descriptions(schema, "Sdk") | {"methods": "What the twin's methods are: `NAME = KIND`, or a table with `kind`."}
    keys = [
        (code(key), about.get(key, ""), "yes" if key in ("name", "twin", "package") else "")
        for key in (*sdks._CONVERT, "methods")
    ]
    kinds = descriptions_of_kinds()
    return "\n".join(
        [
            f"### sdk\n\n{prose(schema.Sdk.__doc__)} `--also` names it by its package.\n",
            table(("key", "meaning", "needed"), keys),
            "The kind of a method:\n",
            table(("kind", "meaning"), [(code(kind), text) for kind, text in kinds.items()]),
        ]
    )


def descriptions_of_kinds() -> dict[str, str]:
    """What stands under each member of ``MethodKind``."""
    tree = ast.parse(inspect.getsource(schema))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "MethodKind")
    found = {}
    for one, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(one, ast.Assign):
            text = prose(ast.literal_eval(after.value)) if isinstance(after, ast.Expr) else "An attribute, the same on both."
            found[str(ast.literal_eval(one.value))] = text
    return found
