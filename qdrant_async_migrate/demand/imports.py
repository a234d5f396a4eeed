"""Imports of a text without parsing it: more than there are (a line in a string counts), never fewer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qdrant_async_migrate.link.modules import Modules

_FROM = re.compile(r"\bfrom[\s\\]*(\.*)[\s\\]*([\w.]*)[\s\\]*import\b")
_IMPORT = re.compile(r"\bimport[\s\\]+([\w.]+(?:[ \t\\]+as[ \t\\]+\w+)?(?:[ \t\\]*,[\s\\]*[\w.]+(?:[ \t\\]+as[ \t\\]+\w+)?)*)")


def imports_of(text: str) -> Iterator[tuple[str, int]]:
    """Dotted names with their level, as ``Modules.resolve`` takes them."""
    for dots, name in _FROM.findall(text):
        yield name, len(dots)
    for names in _IMPORT.findall(text):
        for name in names.split(","):
            yield name.strip(" \t\\\r\n").split()[0], 0


def imported(modules: Modules, module: str, is_package: bool, text: str) -> set[str]:
    """The project's modules, and packages, that a text imports from."""
    found = {modules.resolve(module, is_package, name, level) for name, level in set(imports_of(text))}
    return {name for name in found if name is not None}
