"""The first place at which two syntax trees differ, told for people. Positions and the style of the source do not count."""

from __future__ import annotations

import ast

_UNSEEN = frozenset({"type_comment", "type_ignores", "ctx"})


def difference(expected: ast.AST, found: ast.AST, line: int = 0) -> str | None:
    """What ``found`` has that ``expected`` has not, or the other way round; None if they are equal."""
    line = getattr(found, "lineno", line)
    if type(expected) is not type(found):
        return _told(line, expected, found)
    for name in expected._fields:
        if name not in _UNSEEN:
            unlike = _unlike(getattr(expected, name, None), getattr(found, name, None), line)
            if unlike is not None:
                return unlike if unlike else _told(line, expected, found)
    return None


def _unlike(expected: object, found: object, line: int) -> str | None:
    """None if equal, the difference further down, or an empty text if these two themselves differ."""
    if isinstance(expected, ast.AST) and isinstance(found, ast.AST):
        return difference(expected, found, line)
    if isinstance(expected, list) and isinstance(found, list):
        for one, other in zip(expected, found, strict=False):
            unlike = _unlike(one, other, line)
            if unlike is not None:
                return unlike
        return None if len(expected) == len(found) else _longer(expected, found, line)
    return None if type(expected) is type(found) and expected == found else ""


def _longer(expected: list[object], found: list[object], line: int) -> str:
    shared = min(len(expected), len(found))
    what, extra = ("is missing", expected[shared]) if len(expected) > shared else ("is new", found[shared])
    place = getattr(found[shared], "lineno", line) if len(found) > shared else line
    return f"line {place}: {_shown(extra)} {what}"


def _told(line: int, expected: ast.AST, found: ast.AST) -> str:
    return f"line {line}: {_shown(found)} instead of {_shown(expected)}"


def _shown(node: object) -> str:
    if not isinstance(node, ast.AST):
        return repr(node)
    try:
        text = ast.unparse(node).split("\n")[0]
    except (AttributeError, ValueError):
        text = type(node).__name__
    return repr(text if len(text) <= 80 else text[:77] + "...")
