"""From a TOML value, or one from a command line, to the value of a field; what does not fit raises ``Misfit``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from qdrant_async_migrate.config.settings import Row

_CODE = re.compile(r"QAM\d{0,3}\Z")
_VERSION = re.compile(r"\d+\.\d+(\.\d+)?\Z")


class Misfit(ValueError):
    """Says what was expected, in words that follow "must be"."""


def boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise Misfit("true or false")


def jobs(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise Misfit("a whole number from 0 (as many as there are processors)")


def text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise Misfit("a string")


def version(value: object) -> str:
    if isinstance(value, str) and _VERSION.match(value):
        return value
    raise Misfit('a version in quotes, such as "1.16"')


def strings(value: object) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) and item.strip() for item in value):
        return tuple(item.strip() for item in value)
    raise Misfit("a list of strings")


def codes(value: object) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)) and all(isinstance(code, str) and _CODE.match(code) for code in value):
        return tuple(value)
    raise Misfit('a list of codes or their beginnings, such as "QAM302" or "QAM3"')


def codes_by_glob(value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, Mapping):
        raise Misfit('a table of globs and codes, such as { "tests/*" = ["QAM301"] }')
    return tuple((text(glob), codes(entry)) for glob, entry in value.items())


def rows(value: object) -> tuple[Row, ...]:
    if isinstance(value, (list, tuple)) and all(isinstance(row, Mapping) and row for row in value):
        return tuple(dict(row) for row in value)
    raise Misfit("an array of tables, each written as [[tool.qdrant-async-migrate.NAME]]")


READERS: Mapping[str, Callable[[object], object]] = {
    "select": codes,
    "ignore": codes,
    "include": strings,
    "exclude": strings,
    "qdrant-version": version,
    "jobs": jobs,
    "cache": boolean,
    "force": boolean,
    "offload": boolean,
    "split": boolean,
    "also": strings,
    "only": strings,
    "dual": strings,
    "per-file-ignores": codes_by_glob,
    "baseline": text,
    "blocking": rows,
    "accepts-coroutines": rows,
    "runs-in-thread": rows,
    "sync-only": rows,
    "sdk": rows,
}
"""Every key of the configuration, and how its value is read."""
