"""From the tables of a TOML file to rows: every value is checked against the schema, a wrong one named with its file and line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from difflib import get_close_matches
from enum import Enum
from typing import Any

from ..model.errors import QamError
from .blocks import text_in, values_in
from .schema import Around, Blocking, Boundary, Effect, MethodKind, Sdk, Takes, Thread, TypeRow, Use

Row = Sdk | Boundary | Effect | Blocking | TypeRow | Around
SHAPES: Mapping[str, type[Any]] = {
    "sdk": Sdk,
    "boundary": Boundary,
    "effect": Effect,
    "blocking": Blocking,
    "type": TypeRow,
    "around": Around,
}
"""What each table of a catalog file holds."""


class CatalogError(QamError):
    """A row of the catalog, ours or the user's, is not what the schema asks for."""


class WrongValue(Exception):
    """What is wrong with one value; becomes a ``CatalogError`` once the place is known."""


class RawRow:
    """A table as it stands in a file; the values of one of ours are parsed when they are asked for."""

    __slots__ = ("_block", "_values", "file", "line", "name", "table")

    def __init__(self, table: str, values: Mapping[str, Any] | str, file: str, line: int, name: str | None = None) -> None:
        """``values``: as parsed, or the text that they stand in; then ``name`` is the one that they say."""
        self.table = table
        self.file = file
        self.line = line
        self._block = values if isinstance(values, str) else ""
        self._values = None if isinstance(values, str) else values
        self.name = self.text("name") if name is None else name

    @property
    def values(self) -> Mapping[str, Any]:
        """All that the table says."""
        if self._values is None:
            self._values = values_in(self._block)
        return self._values

    def text(self, key: str) -> str:
        """The string under a key, empty if there is none; the rest is not parsed for it."""
        return text_in(self._block, key) if self._values is None else str(self._values.get(key, ""))

    def fault(self, problem: object) -> CatalogError:
        """The error that says what is wrong in this row."""
        return CatalogError(f"{self.file}:{self.line}: [[{self.table}]] {self.values.get('name', '')!r}: {problem}")


def text(value: object) -> str:
    """A string."""
    if not isinstance(value, str):
        raise WrongValue(f"must be a string, not {value!r}")
    return value


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongValue(f"must be true or false, not {value!r}")
    return value


def texts(value: object) -> tuple[str, ...]:
    """A list of strings; one string stands for a list of one."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, (list, tuple)):
        raise WrongValue(f"must be a list of strings, not {value!r}")
    return tuple(text(item) for item in value)


def pairs(value: object) -> dict[str, str]:
    """A table of strings."""
    if not isinstance(value, Mapping):
        raise WrongValue(f"must be a table of strings, not {value!r}")
    return {text(key): text(item) for key, item in value.items()}


def one_of(choice: type[Enum]) -> Callable[[object], Any]:
    """A converter to the members of an enumeration."""

    def convert(value: object) -> Enum:
        try:
            return choice(value)
        except ValueError:
            raise WrongValue(f"must be one of {', '.join(repr(m.value) for m in choice)}, not {value!r}") from None

    return convert


def severity(value: object) -> str:
    """How loud a finding is."""
    if value not in ("error", "warning", "info"):
        raise WrongValue(f"must be 'error', 'warning' or 'info', not {value!r}")
    return str(value)


CONVERTERS: Mapping[str, Callable[[object], Any]] = {
    "str": text,
    "bool": flag,
    "tuple[str, ...]": texts,
    "Mapping[str, str]": pairs,
    "Use": one_of(Use),
    "Takes": one_of(Takes),
    "Thread": one_of(Thread),
    "MethodKind": one_of(MethodKind),
    "MethodKind | None": lambda value: None if value == "" else one_of(MethodKind)(value),
}
"""By the annotation of a field."""

CATEGORIES = {
    "sleep": "QAM301",
    "http": "QAM302",
    "file": "QAM303",
    "subprocess": "QAM304",
    "database": "QAM305",
    "sdk": "QAM306",
    "socket": "QAM307",
    "lock": "QAM308",
    "qdrant": "QAM309",
    "input": "QAM311",
    "model": "QAM401",
    "cpu": "QAM402",
}
"""What a user may write as ``category`` of a blocking call in place of the code."""

_FIELDS = {shape: {f.name: CONVERTERS.get(str(f.type), text) for f in fields(shape)} for shape in SHAPES.values()}
_FIELDS[Blocking]["severity"] = severity
_NEEDED = {s: {f.name for f in fields(s) if f.default is MISSING and f.default_factory is MISSING} for s in SHAPES.values()}


def keywords(shape: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The converted values of a table, for the constructor of ``shape``."""
    known = _FIELDS[shape]
    result = {}
    for key, value in values.items():
        if not (convert := known.get(key)):
            near = get_close_matches(key, known, 1)
            raise WrongValue(
                f"unknown key {key!r}" + (f", did you mean {near[0]!r}?" if near else f"; known: {', '.join(known)}")
            )
        try:
            result[key] = convert(value)
        except WrongValue as problem:
            raise WrongValue(f"{key} {problem}") from None
    if missing := _NEEDED[shape] - result.keys():
        raise WrongValue(f"{', '.join(sorted(missing))} is missing")
    return result


def unknown_key(key: str, known: Iterable[str]) -> str:
    """What to say about a key that the schema does not have."""
    near = get_close_matches(key, known := list(known), 1)
    return f"unknown key {key!r}" + (f", did you mean {near[0]!r}?" if near else f"; known: {', '.join(known)}")


def rows_of(raw: RawRow) -> Iterator[Any]:
    """The rows of one table (of any but ``sdk``): one for each name that the braces in ``name`` stand for."""
    try:
        for name in expand(text(raw.values.get("name", ""))):
            yield row_of(name, raw)
    except WrongValue as problem:
        raise raw.fault(problem) from None


def row_of(name: str, raw: RawRow) -> Any:
    """The row of one of the names of a table."""
    shape = SHAPES[raw.table]
    try:
        return shape(**{**keywords(shape, _with_code(raw.values) if shape is Blocking else raw.values), "name": name})
    except WrongValue as problem:
        raise raw.fault(problem) from None


def names_of(raw: RawRow) -> Iterable[str]:
    """The names of a table that is known to be right."""
    name = raw.name
    return expand(name) if "{" in name else (name,)


def _with_code(values: Mapping[str, Any]) -> Mapping[str, Any]:
    if "category" not in values:
        return values
    if (category := values["category"]) not in CATEGORIES:
        raise WrongValue(f"category must be one of {', '.join(CATEGORIES)}, not {category!r}")
    rest = {key: value for key, value in values.items() if key != "category"}
    return {"code": CATEGORIES[category], "severity": "error", **rest}


def expand(name: str) -> Iterator[str]:
    """``a.{B,C}.{d,e}`` stands for ``a.B.d``, ``a.B.e``, ``a.C.d``, ``a.C.e``."""
    if "{" not in name:
        check_name(name)
        yield name
        return
    parts = re.split(r"\{([^{}]*)\}", name)
    choices = [part.split(",") if i % 2 else [part] for i, part in enumerate(parts)]
    for combination in itertools.product(*choices):
        check_name("".join(combination))
        yield "".join(combination)


_NAME = re.compile(r"(?:\*|[^\W\d]\w*)(?:\(\))*(?:\.(?:\*|[^\W\d]\w*)(?:\(\))*)*")


def check_name(name: str) -> None:
    """A dotted name: identifiers, ``*`` for any, ``()`` after what is called."""
    if not name:
        raise WrongValue("name is missing")
    if not _NAME.fullmatch(name):
        raise WrongValue(f"name {name!r} is not a dotted name")
