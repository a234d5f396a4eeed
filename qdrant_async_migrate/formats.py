"""TOML and INI, as the files around a program are written: parsed once, and only what is not empty, since the parsers take longer
to import than most of these files to read."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from configparser import ConfigParser


@lru_cache(maxsize=8)
def toml(text: str) -> dict[str, Any]:
    """The tables of a text; they are shared, so do not change them. Raises ValueError, saying why, for what is no TOML."""
    if not text.strip():
        return {}
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(text)


def ini(
    text: str, *, delimiters: tuple[str, ...] = ("=", ":"), strict: bool = False, keeps_case: bool = False
) -> ConfigParser | None:
    """The sections of a text; None if there are none."""
    if "[" not in text:
        return None
    import configparser

    parser = configparser.ConfigParser(delimiters=delimiters, interpolation=None, strict=strict)
    if keeps_case:
        parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read_string(text)
    except (ValueError, configparser.Error):
        return None
    return parser
