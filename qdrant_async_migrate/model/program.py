"""The program as the later phases see it: functions, the places that run them, and the client families. No syntax tree."""

from __future__ import annotations

from enum import Enum

from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.members import direct
from qdrant_async_migrate.records import dataclass, field


@direct
class Role(Enum):
    """How a place runs code."""

    CALL = "call"
    APPLY = "apply"
    """A library's function calls a function that it is given (``how`` is the kind of the effect)."""
    PROPERTY = "property"
    ITERATE = "iterate"
    """``for``, a comprehension, unpacking, ``yield from``, or a call that consumes an iterable (``how`` says which)."""
    ENTER = "enter"
    OPERATOR = "operator"
    """An operator or subscript that runs a dunder method."""
    ESCAPE = "escape"
    """A function, or a client, is handed to code outside the program."""


@dataclass(frozen=True, slots=True)
class ClientCall:
    """A method of a client that a place calls: ``kind`` as in the catalog (``coroutine``, ``blocking`` ...)."""

    family: int
    method: str
    kind: str
    asynchronous: bool
    """The receiver is the async twin already."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place that runs functions of the program or methods of a client."""

    number: int
    file: int
    scope: int
    """The scope whose code this is: a function, lambda, class body or module."""
    place: Place
    role: Role
    how: str
    functions: tuple[int, ...]
    clients: tuple[ClientCall, ...] = ()
    others: tuple[str, ...] = ()
    """Dotted names of library code that the same place may run instead."""
    awaited: bool = False
    argument: object = None
    """Which argument, for ``APPLY`` and ``ESCAPE``."""
    receivers: tuple[int, ...] = ()
    """Families of clients handed over whole (``ESCAPE``)."""
    asynchronous: bool = False


@dataclass(frozen=True, slots=True)
class Because:
    """Why a function is async: the use in it that runs async code, or the function it has to match."""

    use: int | None
    target: int | None
    """The function that is async below; ``None`` at a client call."""
    tie: bool = False


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a chain stops: what a person reads, and where."""

    code: str
    file: int
    place: Place
    scope: int
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Clients that can reach a common variable: they migrate together or stay."""

    number: int
    references: tuple[int, ...]
    client: str
    """Dotted name of the sync class."""
    calls: tuple[int, ...]
    """Uses that call a method of it."""
    holders: tuple[int, ...] = field(default=())
    """Scopes in which it is constructed."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Which families migrate, and which functions turn async because of them."""

    migrated: frozenset[int]
    kept: dict[int, tuple[Obstacle, ...]]
    turned: dict[int, Because]
    """Functions (and lambdas, modules) that turn async."""
