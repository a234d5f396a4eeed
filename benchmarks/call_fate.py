"""What became of each client call of a package: awaited, named by a finding, or passed over in silence.

A call is found again after the migration by its function, receiver and method, the n-th such use there; where code moved
(``__init__`` to a factory, a script to ``main``), by receiver and method in the whole file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import client_methods
from client_calls import Use, client_uses, module_uses
from source_tree import parse_module

Fate = Literal["awaited", "found", "via", "header", "silent"]
Key = Callable[[Use], Hashable]
KEYS: tuple[Key, ...] = (
    lambda use: (use.function, use.receiver, use.method),
    lambda use: (use.receiver, use.method),
    lambda use: use.method,
)


@dataclass(frozen=True)
class Judged:
    """One call of the original and its fate; ``found`` at its place, ``via`` in a finding's path, ``header`` at its function."""

    use: Use
    fate: Fate
    codes: tuple[str, ...] = ()


def judge(before: Path, after: Path, findings: Iterable[dict[str, Any]]) -> list[Judged]:
    """The fate of every sync client call of the package at ``before``, whose migrated copy is at ``after``."""
    by_file: dict[str, list[Use]] = defaultdict(list)
    for use in client_uses(before):
        by_file[use.path].append(use)
    rows = list(findings)
    judged: list[Judged] = []
    for path, uses in by_file.items():
        awaited = awaited_after(before, after, path)
        judged += [_judge_one(use, (use.line, use.column, use.method) in awaited, rows) for use in uses]
    return judged


def awaited_after(before: Path, after: Path, path: str) -> set[tuple[int, int, str]]:
    """Places (of the original) of the uses in one file that are awaited, or handed to the loop, after the migration."""
    old, new = (parse_module(root / path, root) for root in (before, after))
    if old is None or new is None:
        return set()
    was, now = list(module_uses(old, before, None)), list(module_uses(new, after, None))
    done: set[tuple[int, int, str]] = set()
    left, later = was, now
    for key in KEYS:
        pairs, left, later = _pair(left, later, key)
        done |= {(one.line, one.column, one.method) for one, two in pairs if two.state != "plain"}
    return done


def _pair(was: list[Use], now: list[Use], key: Key) -> tuple[list[tuple[Use, Use]], list[Use], list[Use]]:
    """Pair the n-th with the n-th wherever both sides have the same number of uses; the rest is handed on."""
    old, new = defaultdict(list), defaultdict(list)
    for use in was:
        old[key(use)].append(use)
    for use in now:
        new[key(use)].append(use)
    same = {k for k in old if len(old[k]) == len(new[k])}
    pairs = [pair for k in same for pair in zip(old[k], new[k], strict=True)]
    return pairs, [u for u in was if key(u) not in same], [u for u in now if key(u) not in same]


def _judge_one(use: Use, awaited: bool, findings: list[dict[str, Any]]) -> Judged:
    if awaited and use.method not in client_methods.BLOCKING:
        return Judged(use, "awaited")
    here = [f for f in findings if f["path"] == use.path]
    first, last = use.lines
    at_place = {f["code"] for f in here if first - 1 <= f["line"] <= max(last, use.line)}
    if at_place:
        return Judged(use, "found", tuple(sorted(at_place)))
    if awaited:
        return Judged(use, "awaited")
    steps = {(s["path"], s["line"], f["code"]) for f in findings for s in f.get("via", [])}
    in_path = {code for path, line, code in steps if path == use.path and first <= line <= max(last, use.line)}
    if in_path:
        return Judged(use, "via", tuple(sorted(in_path)))
    at_header = {f["code"] for f in here if f["line"] == use.header and use.header}
    return Judged(use, "header" if at_header else "silent", tuple(sorted(at_header)))
