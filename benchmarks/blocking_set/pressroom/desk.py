import contextvars
import itertools
from collections.abc import Callable
from contextlib import contextmanager
from functools import reduce

from .wires import WIRES, HttpWire, StaticWire, Wire

current: contextvars.ContextVar[Wire] = contextvars.ContextVar("wire")
static: contextvars.ContextVar[StaticWire] = contextvars.ContextVar("static")


def texts() -> list[str]:
    return [wire.get() for wire in WIRES]


def lazily():
    return (wire.get() for wire in WIRES)


def longest() -> Wire:
    return max(WIRES, key=lambda wire: len(wire.url))


def longest_text() -> Wire:
    return max(WIRES, key=lambda wire: len(wire.get()))


def sorted_by(key: Callable[[Wire], str]) -> list[Wire]:
    return sorted(WIRES, key=key)


def grouped():
    return {name: list(group) for name, group in itertools.groupby(WIRES, key=lambda wire: wire.url[:1])}


def joined(read: Callable[[Wire], str]) -> str:
    return reduce(lambda text, wire: text + read(wire), WIRES, "")


@contextmanager
def using(wire: Wire):
    token = current.set(wire)
    try:
        yield wire
    finally:
        current.reset(token)


@contextmanager
def client(url: str):
    wire = HttpWire(url)
    try:
        yield wire
    finally:
        wire.close()


class Edition:
    def __init__(self):
        self.pages: list[Callable[[], str]] = []

    def page(self, call: Callable[[], str]) -> "Edition":
        self.pages.append(call)
        return self

    def print(self) -> str:
        return "\n".join(page() for page in self.pages)

    def __len__(self) -> int:
        return len(self.pages)
