"""Constants as they are written, one way for each: literals, and members of enumerations (``Mode.DRY``). In: texts. Out: whether
one is among others, as far as texts tell."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

MEMBER_TEXT = re.compile(r"((?:\w+\.)*[A-Z]\w*)\.(\w+)\Z")
"""A member of an enumeration, or a constant of a class."""
_LITERAL = re.compile(r"""-?\d+\Z|[ru]?'[^'\\]*'\Z|[ru]?"[^"\\]*"\Z""")


def normal(text: str) -> str:
    """A constant text or number in the one way that all are compared, a member as it is; ``""`` for anything else."""
    if _LITERAL.match(text):
        return repr(ast.literal_eval(text))
    return text if MEMBER_TEXT.match(text) else ""


def is_among(key: str, names: Iterable[str]) -> bool | None:
    """Whether the key is one of the names; ``None``: it is not comparable to all of them, as members of different classes are."""
    known = list(names)
    if not key or key in known:
        return True if key else None
    return False if all(_kind(name) == _kind(key) for name in known) else None


def _kind(text: str) -> str:
    member = MEMBER_TEXT.match(text)
    return member[1] if member is not None else ""
