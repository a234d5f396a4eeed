"""Which releases a requirement allows: ``>=1.7,<1.13``, ``==1.9.*``, ``~=1.7``, and Poetry's ``^1.7``, ``~1.7``, ``1.7.1``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .releases import Release, release

Clause = tuple[str, str]
_CLAUSE = re.compile(r"(===|==|~=|!=|>=|<=|>|<|\^|~|=)?\s*v?(\d+(?:\.\d+)*(?:\.\*)?)(?:[-.]?(?:a|b|rc|post|dev)\d*)*")


def clauses(text: str) -> list[Clause]:
    """The operators and versions of a specifier; an empty list allows everything."""
    return [(operator or "==", version) for operator, version in _CLAUSE.findall(text)]


def pinned(text: str) -> str:
    """The one version that the specifier allows, or empty."""
    match clauses(text):
        case [("==" | "===" | "=", version)] if "*" not in version and version.count(".") > 1:
            return version
    return ""


def newest_allowed(text: str, known: Sequence[str]) -> str:
    """The newest of ``known`` that the specifier allows; empty if none is."""
    wanted = clauses(text)
    allowed = [v for v in known if all(_allows(clause, release(v)) for clause in wanted)]
    return max(allowed, key=release, default="")


def oldest_allowed(text: str, known: Sequence[str]) -> str:
    """The oldest of ``known`` that the specifier allows; empty if none is, or nothing is said."""
    wanted = clauses(text)
    allowed = [v for v in known if wanted and all(_allows(clause, release(v)) for clause in wanted)]
    return min(allowed, key=release, default="")


def _allows(clause: Clause, candidate: Release) -> bool:
    operator, text = clause
    given = tuple(int(part) for part in text.removesuffix(".*").split("."))
    return _OPERATORS[operator](candidate, given, text.endswith(".*"))


def _same(candidate: Release, given: Release, is_prefix: bool) -> bool:
    return candidate[: len(given)] == given if is_prefix else candidate == _full(given)


def _compatible(candidate: Release, given: Release, _: bool) -> bool:
    return candidate >= _full(given) and candidate[: len(given) - 1] == given[:-1]


def _caret(candidate: Release, given: Release, _: bool) -> bool:
    fixed = next((i for i, part in enumerate(given) if part), len(given) - 1) + 1
    return candidate >= _full(given) and candidate[:fixed] == given[:fixed]


def _tilde(candidate: Release, given: Release, _: bool) -> bool:
    fixed = min(len(given), 2)
    return candidate >= _full(given) and candidate[:fixed] == given[:fixed]


def _full(given: Release) -> Release:
    return given + (0,) * (3 - len(given))


_OPERATORS: dict[str, Callable[[Release, Release, bool], bool]] = {
    "===": _same,
    "==": _same,
    "=": lambda c, g, _: c[: len(g)] == g,
    "!=": lambda c, g, p: not _same(c, g, p),
    ">=": lambda c, g, _: c >= _full(g),
    "<=": lambda c, g, _: c <= _full(g),
    ">": lambda c, g, _: c > _full(g),
    "<": lambda c, g, _: c < _full(g),
    "~=": _compatible,
    "^": _caret,
    "~": _tilde,
}
