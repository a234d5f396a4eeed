"""What the arguments of a library call say about whether it blocks."""

from __future__ import annotations

from qdrant_async_migrate.catalog.schema import Blocking
from qdrant_async_migrate.link.state import Call


def is_excused(row: Blocking, call: Call) -> bool:
    """Constant arguments with which the call does not block, or arguments that must not be there at all."""
    if any(value == "*" and _is_there(call, key) for key, value in row.unless.items()):
        return True
    given = ((call.constants.get(int(key) if key.isdigit() else key), value) for key, value in row.unless.items())
    return any(text is not None and not {*value.split(" | ")}.isdisjoint(text.split(" | ")) for text, value in given)


def is_asked(row: Blocking, call: Call) -> bool:
    """What it needs to block is there; what stars bring is not known."""
    starred = any(isinstance(a, tuple) for a in call.args) or any(name is None for name, _ in call.keywords)
    return not row.given or starred or is_given(call, row.given)


def is_given(call: Call, arguments: tuple[str, ...]) -> bool:
    """One of the arguments is there, and is not said to be none."""
    for key in arguments:
        position = int(key) if key.isdigit() else None
        if _is_there(call, key) and call.constants.get(key if position is None else position) not in ("0", "-1", "None"):
            return True
    return False


def _is_there(call: Call, key: str) -> bool:
    return int(key) < len(call.args) if key.isdigit() else any(name == key for name, _ in call.keywords)
