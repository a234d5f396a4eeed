"""Whether something is an instance of a class that code names: bytes are no ``Path``. In: a class that is certain, and the name
in the file that asks. Out: ``None`` where that cannot be told."""

from __future__ import annotations

import builtins

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.lint.arguments import ROOTS, Class

_BUILTIN = "builtins."
_BY_METHODS = ("typing.", "typing_extensions.", "collections.abc.", "numbers.", "abc.", "os.PathLike", "contextlib.Abstract")
"""Beginnings of the names of classes of which anything may be an instance."""


def is_instance(program: Program, found: Class, file: int, names: str) -> bool | None:
    """``names``: the classes that are asked for, as they are written, with ``|`` between them."""
    answers = {_is_a(program.state, found, class_named(program, file, name)) for name in names.split("|")}
    return True if True in answers else None if None in answers else False


def class_named(program: Program, file: int, name: str) -> Class | None:
    """The class that a dotted name stands for on the level of a module."""
    state = program.state
    head, _, rest = name.partition(".")
    cell = state.known_cell(file, head)
    if cell is None:
        return f"{_BUILTIN}{name}" if isinstance(getattr(builtins, name, None), type) else None
    items = [state.item(v) for v in state.graph.values(cell)]
    if len(items) != 1 or items[0][0] not in ((Kind.EXT, Kind.XCLS) if rest else (Kind.EXT, Kind.XCLS, Kind.CLASS)):
        return None
    found: Class = items[0][1]
    return f"{found}.{rest}" if rest else found


def is_ours_alone(state: State, value: Value) -> bool:
    """An object of a class of the program that derives from none of a library."""
    item = state.item(value)
    return bool(item[0] == Kind.INST) and ROOTS.issuperset(classes.foreign_bases(state, item[1]))


def _is_a(state: State, found: Class, asked: Class | None) -> bool | None:
    if asked is None or (isinstance(asked, str) and asked.startswith(_BY_METHODS)):
        return None
    if isinstance(asked, int) and classes.is_protocol(state, asked):
        return None
    if isinstance(found, int):
        return _is_ours(state, found, asked)
    if isinstance(asked, int):
        return False
    line = _line(state, found)
    if asked in line:
        return True
    return False if found.startswith(_BUILTIN) or asked.startswith(_BUILTIN) else None


def _is_ours(state: State, found: int, asked: Class) -> bool | None:
    if isinstance(asked, int):
        return asked in classes.order(state, found)
    bases = classes.foreign_bases(state, found)
    if any(asked in _line(state, base) for base in bases):
        return True
    return False if ROOTS.issuperset(bases) else None


def _line(state: State, name: str) -> tuple[str, ...]:
    """The class and its bases."""
    kind = getattr(builtins, name.removeprefix(_BUILTIN), None) if name.startswith(_BUILTIN) else None
    if isinstance(kind, type):
        return tuple(f"{_BUILTIN}{base.__name__}" for base in kind.__mro__)
    return (name, *state.known.bases(name), f"{_BUILTIN}object")
