"""What a node may hold: abstract values, interned to small numbers so that sets of them are cheap and their order is stable."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from qdrant_async_migrate.model.members import direct

Value = int


@direct
class Kind(IntEnum):
    """First item of a value; the comment names the others."""

    FUNC = 0  # function: a function or lambda of the program
    CLASS = 1  # class: a class of the program
    INST = 2  # class: any instance of it
    BOUND = 3  # function, self value: a bound method
    MODULE = 4  # dotted name: a module of the program
    EXT = 5  # dotted name: something a library exports
    OBJ = 6  # dotted class, reference or -1 (less for one made at one place): an instance of a library's class
    MEM = 7  # dotted name, owner value: an attribute or method of a library's object
    CONT = 8  # number: a list, tuple, dict ... made at one place
    CMETH = 9  # container value, name: a method of it
    SUPER = 10  # class, self value
    PARTIAL = 11  # number
    CORO = 12  # function: an un-awaited call of a coroutine function
    GEN = 13  # function: a generator
    AGEN = 14  # function: an async generator
    CTX = 15  # function: the context manager that a decorated generator function gives
    FUT = 16  # node, "thread" for a future of a thread: gives the node's values when awaited or asked for its result
    CM = 17  # node: a context manager that gives the node's values
    INJ = 18  # node: a marker that a framework replaces by the node's values
    XCLS = 19  # dotted class, reference: a client class, as mentioned at one place
    DYN = 20  # owner value: a method of a client whose name is not known


_alone: dict[Value, frozenset[Value]] = {}


def alone(value: Value) -> frozenset[Value]:
    """The set of one value, which all places share that have nothing else."""
    found = _alone.get(value)
    if found is None:
        found = _alone[value] = frozenset((value,))
    return found


class Values:
    """The table of interned values."""

    def __init__(self) -> None:
        self.items: list[tuple[Any, ...]] = []
        self._numbers: dict[tuple[Any, ...], Value] = {}

    def of(self, *item: Any) -> Value:
        number = self._numbers.get(item)
        if number is None:
            number = self._numbers[item] = len(self.items)
            self.items.append(item)
        return number
