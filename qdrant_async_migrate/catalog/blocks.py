"""Rows of our own files as text: a run asks for a few dozen of several thousand, and parsing all of them takes longer than the
rest of a small run. What a table is called, which name it has and where it stands is read at once; the rest when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..formats import toml

_HEADER = re.compile(r"^\[\[(\w+)\]\]\n(?=name = \"([^\"\\\n]+)\"\n)", re.MULTILINE)
_LINE = re.compile(r'(\w+) = (?:"([^"\\]*)"|(true)|false)')
_ONLY_COMMENTS = re.compile(r"(?:#[^\n]*\n|\s)*")

Block = tuple[str, str, int, str]
"""The table that a row belongs to, its text without the header, the line that it begins on, and its name."""


def blocks(text: str) -> list[Block] | None:
    """The rows of a file in which every table is an array of tables that begin with their names; None for any other file."""
    if "'''" in text or '"""' in text:
        return None
    parts = _HEADER.split(text)
    tables, names, bodies = parts[1::3], parts[2::3], parts[3::3]
    if not _ONLY_COMMENTS.fullmatch(parts[0]) or "sdk" in tables or any("\n[" in body for body in bodies):
        return None
    found, line = [], 1 + parts[0].count("\n")
    for table, name, body in zip(tables, names, bodies, strict=True):
        found.append((table, body, line, name))
        line += 1 + body.count("\n")
    return found


def values_in(block: str) -> Mapping[str, Any]:
    """All that a row says. Raises ValueError for what is no TOML."""
    values: dict[str, Any] = {}
    for line in block.split("\n"):
        if match := _LINE.fullmatch(line):
            key, said, is_true = match.groups()
            values[key] = said if said is not None else bool(is_true)
        elif line and line[0] != "#":
            return toml(block)
    return values


def text_in(block: str, key: str) -> str:
    """What a row says under a key whose value is a string; empty if it does not."""
    start = block.find(f'{key} = "')
    while start > 0 and block[start - 1] != "\n":
        start = block.find(f'{key} = "', start + 1)
    if start < 0:
        return ""
    begin = start + len(key) + 4
    end = block.find('"', begin)
    said = block[begin:end]
    return said if "\\" not in said and block[end + 1 : end + 2] in ("\n", "") else str(values_in(block).get(key, ""))
