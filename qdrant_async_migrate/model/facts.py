"""What a scan saw in one file: small tuples with positions, picklable, no syntax tree, no library judged.

A *node* is a number, local to its file, that stands for a set of values: a variable, an attribute of a class body, the
result of an
expression. An *operation* says how values reach a node; the value flow solves them over all files. Positions are those of
``ast``: lines from 1, columns in UTF-8 bytes.
"""

from __future__ import annotations

from enum import Enum, IntEnum

from qdrant_async_migrate.model.members import direct
from qdrant_async_migrate.records import dataclass, field

Place = tuple[int, int, int, int]
"""Line, column, end line, end column of an ``ast`` node."""


def is_within(inner: Place, outer: Place) -> bool:
    """Both may be the same."""
    return outer[:2] <= inner[:2] and inner[2:] <= outer[2:]


NONE = -1
"""No node: the expression carries no value of interest."""

NAMED = "named"
"""``(NAMED, "CLIENT")`` is the key of ``object[CLIENT]``: any key, with the name of a constant."""

KEYS = ("keys",)
"""The key under which a mapping is built from what iterating over it gives."""
FIELD = "field"
"""``(FIELD, 0)`` is the key of the first place in ``case Point(x, y)``: an attribute that the class names, or the object."""

QUOTES = ("'", '"')
"""What a constant of a call begins with that is text: constants are kept as they are written."""
SPELLED = "spelled"
"""``(SPELLED, 0)``: what is known of the name of a module that the first argument of a call puts together, ``plugins.*``."""

SLICE = ("slice",)
"""The key of ``object[1:]``: what it gives holds elements, it is none."""


def unquoted(text: str) -> str:
    """The text that a constant is; ``""`` for any other."""
    return text[1:-1] if text[:1] in QUOTES else ""


Promise = tuple[str, tuple[int, ...]]
"""A declared type that is known in full: letters for kinds (``C`` containers, ``F`` what is called), and the nodes of classes."""


GIVEN = "="
"""Before the name of a parameter in what was tested."""
HAS = " has"
"""After an attribute for which ``hasattr`` was asked."""

MEMBER = "::"
"""Stands for the dots of what an attribute is compared with: ``self.mode Mode::DRY``."""
OF = ":"
"""Before the names of the classes that ``isinstance`` was asked for."""

AMONG = "["
"""Before the constants of which a parameter has to be one, with ``|`` between them."""
CALLED = "."
"""Before the method that is called of a parameter."""

REPLACED = "?"
"""Before that, where another object stands for the parameter if it is none, or not true."""

Position = tuple[int, int]
"""Line and column."""
Tested = tuple[int, str, bool, Position, Position]
"""The scope, an attribute as it is written (``self.text``; ``self.text is`` for a comparison with ``None``), whether it is
there, and where that begins and ends which runs only then. Of a parameter that nothing binds again ``=slow``, ``=url is``, and
``=mode 'a'`` for a comparison with a constant or a dotted name, and ``=path :str|Path`` for ``isinstance``."""


@direct
class Op(IntEnum):
    """First item of an operation; the comment names the others."""

    COPY = 0  # target, source
    ATTR = 1  # target, object, name, scope, place; of ``getattr(object, name)`` also: the node of the name
    STORE = 2  # object, name, source, place; of a copied attribute also: the mapping of which name and source are an item
    CALL = 3  # target, function, args, keywords, constants, scope, place
    ITEM = 4  # target, object, key, scope, place; also: the node of a key that is no constant
    PUT = 5  # object, key, source; of a statement also: the node of a key that is no constant, scope, place
    BUILD = 6  # target, kind, ((key, source), ...)
    FUNC = 7  # target, scope
    CLASS = 8  # target, scope
    IMPORT = 9  # target, module, name or "", level, place
    REF = 10  # target, source, name, scope, place, string place or None
    ITER = 11  # target, source, scope, place, asynchronous
    ENTER = 12  # target, source, scope, place, asynchronous
    AWAIT = 13  # target, source, place
    NARROW = 14  # target, source, class node, positive
    INSTANCE = 15  # target, class node
    SUPER = 16  # target, scope, whether the object itself is meant; of ``super(Class, x)`` elsewhere also: both nodes
    BINARY = 17  # target, left, dunder name, scope, place, right
    BUILTIN = 18  # target, name
    YIELD_FROM = 19  # target, source, scope, place, what the whole expression gives
    ASK = 20  # left, right or -1, dunder name, scope, place: truth and order, whose answer nobody keeps
    TYPE = 21  # target, class node: what type[X] declares
    UNBOUND = 22  # target, name: one that nothing in the file binds


@direct
class ScopeKind(Enum):
    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    LAMBDA = "lambda"


@dataclass(frozen=True, slots=True)
class Param:
    """``kind`` is one of ``positional``, ``keyword`` (keyword only), ``args``, ``kwargs``; ``positional-only`` as its own."""

    name: str
    kind: str
    node: int
    annotated: bool
    default: int
    place: Place
    said: str = ""
    """The text of its default."""
    needed: bool = False
    """A call has to give it: it has no default, and does not take what is left. (A constant default has no node.)"""


@dataclass(frozen=True, slots=True)
class Decorator:
    """``dotted`` is its spelling resolved through the imports of the file (``functools.wraps``), or ``""``; ``node`` is the
    value of the whole expression, ``callee`` that of what is called in it (or the same)."""

    node: int
    callee: int
    dotted: str
    called: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Scope:
    """A module, class, function or lambda; ``cells`` maps the names bound in it to the node of all their values."""

    index: int
    kind: ScopeKind
    name: str
    qualname: str
    parent: int
    place: Place
    is_async: bool = False
    is_generator: bool = False
    """It yields; or it is a ``stub`` for such functions, which is found out when classes are known."""
    params: tuple[Param, ...] = ()
    returns: int = NONE
    yields: int = NONE
    sent: bool = False
    """A ``yield`` whose value is used, or a ``return`` with a value, in a generator."""
    decorators: tuple[Decorator, ...] = ()
    bases: tuple[int, ...] = ()
    cells: dict[str, int] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    """Annotated names of a class body, in order: the parameters of a dataclass."""
    annotated_return: bool = False
    data: frozenset[str] = frozenset()
    """Names of a class body declared to hold plain data."""
    promised: dict[str, Promise] = field(default_factory=dict)
    """What its other annotated names promise to hold."""
    stub: bool = False
    """A declaration: its body does nothing."""
    returns_without: int = NONE
    """Of a function that asks whether a parameter is None: what it returns then, and (``returns_with``) if it is not."""
    returns_with: int = NONE
    match_args: tuple[str, ...] = ()
    """``__match_args__`` of a class body: the attributes that patterns ask for by place."""
    asked: str = ""
    """The parameter of which it asks that."""
    extent: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    """Of a class: the first and the end of the operations and of the nodes of its body, and the end of the scopes in it."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """All facts of one file."""

    path: str
    module: str
    is_package: bool
    scopes: tuple[Scope, ...]
    ops: tuple[tuple[object, ...], ...]
    nodes: int
    stars: tuple[tuple[str, int], ...]
    """Modules imported with ``*``, with their level."""
    data: tuple[int, ...] = ()
    """Nodes declared to hold plain data (``str``, ``int | None``): no code and no client is ever there."""
    promised: tuple[tuple[int, Promise], ...] = ()
    """Nodes whose declared type tells all that they may hold."""
    tested: tuple[Tested, ...] = ()
    """What has been tested where parts of a function run."""


@dataclass(frozen=True, slots=True)
class Unparsed:
    """The file does not parse."""

    path: str
    line: int
    column: int
    reason: str
