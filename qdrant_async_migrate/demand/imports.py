"""Imports of a text without parsing it: more than there are (a line in a string counts), never fewer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qdrant_async_migrate.link.modules import Modules

_FROM = re.compile(r"\bfrom[\s\\]*(\.*)[\s\\]*([\w.]*)[\s\\]*import\b")
_IMPORT = re.compile(r"\bimport[\s\\]+([\w.]+(?:[ \t\\]+as[ \t\\]+\w+)?(?:[ \t\\]*,[\s\\]*[\w.]+(?:[ \t\\]+as[ \t\\]+\w+)?)*)")


def imports_of(text: str) -> Iterator[tuple[str, int]]:
    """Dotted names with their level, as ``Modules.resolve`` takes them."""
    statement = _statement if "\r" in text else _plain_statement
    at = text.find("import")
    while at >= 0:
        start, end = statement(text, at)
        piece = text[start:end]
        for dots, name in _FROM.findall(piece) if "from" in piece else ():
            yield name, len(dots)
        for names in _IMPORT.findall(piece):
            for name in names.split(","):
                yield name.strip(" \t\\\r\n").split()[0], 0
        at = text.find("import", max(end, at + 6))


def _statement(text: str, at: int) -> tuple[int, int]:
    """The lines around a place, with those that a backslash joins to them."""
    start, end = _line_start(text, at), _line_end(text, at)
    while text.endswith(_JOINED, 0, start):
        start = _line_start(text, start - (2 if text.endswith("\r\n", 0, start) else 1))
    while end < len(text) and text.endswith("\\", 0, end):
        end = _line_end(text, end + 2 if text.startswith("\r\n", end) else end + 1)
    return start, end


def _plain_statement(text: str, at: int) -> tuple[int, int]:
    """The same for a text whose lines all end in ``\\n``, which most do."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    while text.endswith("\\\n", 0, start):
        start = text.rfind("\n", 0, start - 1) + 1
    while end > 0 and text[end - 1] == "\\":
        end = text.find("\n", end + 1)
    return start, end if end >= 0 else len(text)


_JOINED = ("\\\n", "\\\r\n", "\\\r")


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    found = [n for n in (text.find("\n", at), text.find("\r", at)) if n >= 0]
    return min(found, default=len(text))


def imported(modules: Modules, module: str, is_package: bool, text: str) -> set[str]:
    """The project's modules, and packages, that a text imports from."""
    found: set[str] = set()
    for name, level in set(imports_of(text)):
        resolved = modules.resolve(module, is_package, name, level)
        if resolved is not None:
            found.add(resolved)
        elif level == 0:
            found |= modules.inside(module, is_package, name)
    return found
