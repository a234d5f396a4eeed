"""The shapes of catalog rows: what the tool knows of the world outside the program, as data with its source.

A name is the dotted path of a module member as its users spell it (``requests.get``), of a method or attribute of an instance
(``requests.Session.get``, ``openai.OpenAI.chat.completions.create``), or of what a call gave where that has no class to name
(``boto3.client().put_object``). A segment ``*`` matches any one segment. Other spellings of the same thing are ``alias`` rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from ..model.members import direct
from ..records import dataclass, field


@direct
class MethodKind(Enum):
    """What the async twin's method of the same name is."""

    COROUTINE = "coroutine"
    """Awaited."""
    AWAITABLE = "awaitable"
    """A plain function that returns an awaitable: awaited."""
    ITERATOR = "iterator"
    """Returns an async iterator without await: ``async for``."""
    CONTEXT = "context"
    """Returns an async context manager without await: ``async with``."""
    BLOCKING = "blocking"
    """A plain function that blocks on the async client as well: never awaited."""
    PLAIN = "plain"
    """A cheap plain function, the same on both."""
    PROPERTY = "property"
    RAISES = "raises"
    """Exists, but always raises on the async client."""
    MISSING = "missing"
    """The async client has none of that name."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method (or dotted path of attributes ending in one) of a client class."""

    name: str
    kind: MethodKind
    removed: str = ""
    """First version without it; empty while it exists."""
    successor: str = ""
    reads: bool = False
    """It changes nothing on the server."""
    params: tuple[str, ...] = ()
    """Parameter names, for evidence about receivers of unknown type; empty where not recorded."""
    rename: str = ""
    """Its name on the twin, where it differs (``close`` -> ``aclose``)."""
    since: str = ""
    """First version with it, where that is later than the version in use; else empty."""


@dataclass(frozen=True, slots=True)
class Sdk:
    """A client class that has an async twin."""

    name: str
    twin: str
    package: str
    version: str
    methods: Mapping[str, Method] = field(default_factory=dict)
    shared_store: tuple[str, ...] = ()
    """Parameters whose constant value makes two clients share one local store: a path, or ``location=":memory:"``."""
    address: str = ""
    """The one of these parameters that may be the address of a server as well: it names a store only as ``":memory:"``."""
    source: str = ""
    params: tuple[str, ...] = ()
    """Parameters of the constructor in their order, so that a positional argument has a name."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """Other dotted names of the class, each with the twin's name for code that imports it from there."""


@direct
class Use(Enum):
    """How the program meets a framework."""

    DECORATOR = "decorator"
    """A function of ours is decorated with it."""
    BASE = "base"
    """A class of ours derives from it."""
    CALLBACK = "callback"
    """A function of ours is handed to it as an argument."""


@direct
class Takes(Enum):
    """What a framework does with a function of ours that is a coroutine function."""

    BOTH = "both"
    """Sync and coroutine functions alike."""
    SYNC = "sync"
    """It calls it and drops or misuses the coroutine."""
    BRIDGE = "bridge"
    """It must stay sync, and its body may run an event loop of its own (``asyncio.run``)."""
    WRAPS = "wraps"
    """Passes the function through unchanged, whatever it is."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A decorator, base class or function that takes functions of ours."""

    name: str
    use: Use
    takes: Takes
    thread: bool = False
    """It runs plain functions in a thread pool, and coroutine functions on the loop."""
    pool: str = ""
    """Dotted name of the coroutine function that runs a function in that same pool, called as ``asyncio.to_thread`` is."""
    alone: bool = False
    """It wraps a function and is done: no framework that imports the module."""
    repeats: bool = False
    """A bridged function may run many times in one process."""
    first: bool = False
    """A group of commands: it runs before the one that is chosen, in the same process."""
    several: tuple[str, ...] = ()
    """Arguments, not ``False``, with which a group runs more than one of its commands."""
    apart: bool = False
    """It runs the function in a thread, a process or a worker of its own, where no event loop runs."""
    code: str = ""
    """The finding when a coroutine function cannot be taken (default: by ``use``)."""
    help: str = ""
    members: tuple[str, ...] = ()
    """The methods that a base, or a decorator of a class, calls itself; one of another name is the class's own. Empty: unknown.
    ``*``: any."""
    twins: Mapping[str, str] = field(default_factory=dict)
    """``base`` only: its async twin of a method."""
    sync_calls: tuple[str, ...] = ()
    """``decorator`` and ``callback`` only: plain calls of methods of these names on the library's objects cannot run a coroutine
    function."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """How values pass through a callable of a library (``kind`` is explained where the value flow applies it)."""

    name: str
    kind: str
    function: str = ""
    """Which argument is called: a position (``"0"``) or a keyword."""
    argument: str = ""
    """Which argument's value or elements pass: a position, a keyword, or ``self``."""
    coroutine: str = ""
    """``serve``: what is awaited in its place: ``{0}`` is what it is taken from, ``...`` its arguments. ``shows``: the name
    that takes asynchronous iterators too, if it is another one. ``retries``: the class for coroutine functions. ``relay``: the
    method that runs them."""
    processes: tuple[str, ...] = ()
    """``serve`` only: arguments with which it starts processes, and no event loop in this one."""
    default: str = ""
    """``serve``: the one argument that ``coroutine`` stands for as well, ``name='value'``. ``element`` and ``pick``: the argument
    that is given back where there is no element."""
    source: str = ""


@direct
class Thread(Enum):
    """What ``asyncio.to_thread`` does for a blocking call."""

    SAFE = "safe"
    USELESS = "useless"
    """It holds the GIL, or is lazy and runs where it is consumed."""
    DRAIN = "drain"
    """Lazy: helps if it is consumed in the thread, ``to_thread(lambda: list(f(x)))``."""
    UNSAFE = "unsafe"
    """Thread affinity or shared state."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """A call that blocks the event loop when a coroutine makes it, directly or through helpers."""

    name: str
    code: str
    """QAM301..QAM311, QAM401, QAM402."""
    severity: str
    """``error``, ``warning`` or ``info`` (off by default)."""
    replacement: str
    thread: Thread = Thread.SAFE
    twin: str = ""
    """Dotted name of the exact async form, where the released package has one; held against it by a test."""
    twin_kind: MethodKind | None = None
    package: str = ""
    """Distribution that has it; empty for the standard library."""
    since: str = ""
    until: str = ""
    unless: Mapping[str, str] = field(default_factory=dict)
    """Constant arguments (position or keyword -> ``repr``) with which the call does not block: ``{blocking = "False"}``; of
    names, one or several: ``{1 = "fcntl.LOCK_UN | fcntl.LOCK_NB"}``, each of which is enough; ``{0 = "*"}``: any."""
    given: tuple[str, ...] = ()
    """Arguments of the call (positions, keywords) one of which must be there for it to block."""
    needs: tuple[str, ...] = ()
    """Arguments of the object's constructor (positions, keywords) one of which must be given for it to block: a queue with
    a bound."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class TypeRow:
    """What type comes out of a call or attribute of a library, or what a class derives from."""

    name: str
    returns: str = ""
    base: tuple[str, ...] = ()
    alias: str = ""
    """``name`` is another spelling of this."""
    enters: str = ""
    """What ``with`` gives on it, where that is not itself."""
    yields: str = ""
    """What iterating over it gives."""
    attribute: bool = False
    """Reading it gives ``returns``, without a call."""
    plain: bool = False
    """A base class that gives its objects to nobody, and calls nothing that is kept in them but its own members."""
    raised_async: str = ""
    """An exception of which async code raises this class instead; both derive from the first ``base``."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """A function of the program that a test runner calls by its name, before or after tests, and does not await."""

    name: str
    scope: str = ""
    """What it is called once for: ``function``, ``class`` or ``module``. Empty: it has no form that is awaited."""
    after: bool = False
    """It is called when the tests are done."""
    method: bool = False
    """It is looked up in a class, else in a module."""
    given: str = ""
    """The attribute of a fixture's ``request`` that is what the runner hands to its parameter."""
    source: str = ""
