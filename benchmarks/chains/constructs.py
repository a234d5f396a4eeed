"""Steps in which the call stands where no ``await`` can stand as it is. Templates as in ``forms``."""

from __future__ import annotations

from benchmarks.chains.step import Step

CONSTRUCTS = (
    Step(
        "constructor",
        "constructors",
        "level_I",
        """
class Level_I:
    def __init__(self, ARGS):
        IMPORT
        self.held_I = CALL

    def total(self):
        return self.held_I + 1


def level_I(ARGS):
    return Level_I(ARGS).total()
""",
    ),
    Step(
        "constructor of a base",
        "constructors",
        "level_I",
        """
class Base_I:
    def __init__(self, ARGS):
        IMPORT
        self.held_I = CALL


class Level_I(Base_I):
    def __init__(self, ARGS, extra=1):
        super().__init__(ARGS)
        self.extra = extra

    def total(self):
        return self.held_I + self.extra


def level_I(ARGS):
    parts = [Level_I(ARGS, extra) for extra in (1, 2)]
    return sum(part.total() for part in parts)
""",
    ),
    Step(
        "after the fields",
        "constructors",
        "level_I",
        """
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Level_I:
    given: Any
    held_I: int = field(init=False)

    def __post_init__(self):
        given = self.given
        IMPORT
        self.held_I = CALL_WITH_GIVEN


def level_I(ARGS):
    return Level_I(given=(ARGS,)).held_I + 1
""",
    ),
    Step(
        "constructor behind a factory",
        "constructors",
        "level_I",
        """
class Level_I:
    def __init__(self, ARGS):
        self._load(ARGS)

    def _load(self, ARGS):
        IMPORT
        self.held_I = CALL

    @classmethod
    def create(cls, ARGS):
        return cls(ARGS)


MADE_I = {"deep": Level_I.create}


def level_I(ARGS):
    return MADE_I["deep"](ARGS).held_I + 1
""",
    ),
    Step(
        "property",
        "properties",
        "level_I",
        """
class Level_I:
    def __init__(self, given):
        self.given = given

    @property
    def held_I(self):
        given = self.given
        IMPORT
        return CALL_WITH_GIVEN


def level_I(ARGS):
    part = Level_I((ARGS,))
    return part.held_I + len(f"{part.held_I}")
""",
    ),
    Step(
        "cached property that calls",
        "properties",
        "level_I",
        """
from functools import cached_property


class Level_I:
    def __init__(self, given):
        self.given = given

    @cached_property
    def held_I(self):
        given = self.given
        IMPORT
        return CALL_WITH_GIVEN

    def twice(self):
        return self.held_I + self.held_I


def level_I(ARGS):
    return Level_I((ARGS,)).twice()
""",
    ),
    Step(
        "with block",
        "managers",
        "level_I",
        """
class Level_I:
    def __init__(self, given):
        self.given = given

    def __enter__(self):
        given = self.given
        IMPORT
        self.held_I = CALL_WITH_GIVEN
        return self

    def __exit__(self, kind, error, trace):
        self.held_I = 0
        return False


def level_I(ARGS):
    with Level_I((ARGS,)) as part:
        return part.held_I + 1
""",
    ),
    Step(
        "with block of a generator",
        "managers",
        "level_I",
        """
from contextlib import contextmanager


@contextmanager
def opened_I(ARGS):
    IMPORT
    found = CALL
    try:
        yield found
    finally:
        CALL


def level_I(ARGS):
    with opened_I(ARGS) as found, opened_I(ARGS) as more:
        return found + more
""",
    ),
    Step(
        "exit stack",
        "managers",
        "level_I",
        """
from contextlib import ExitStack, contextmanager


@contextmanager
def opened_I(ARGS):
    IMPORT
    yield CALL


def level_I(ARGS):
    with ExitStack() as stack:
        found = stack.enter_context(opened_I(ARGS))
        return found + 1
""",
    ),
    Step(
        "suppressed",
        "managers",
        "level_I",
        """
from contextlib import suppress


def level_I(ARGS):
    IMPORT
    found = 0
    with suppress(KeyError):
        found = CALL
    return found + 1
""",
    ),
    Step(
        "closing",
        "managers",
        "level_I",
        """
from contextlib import closing


class Level_I:
    def __init__(self):
        self.closed = False

    def get(self, ARGS):
        IMPORT
        return CALL

    def close(self):
        self.closed = True


def level_I(ARGS):
    with closing(Level_I()) as part:
        return part.get(ARGS) + 1
""",
    ),
    Step(
        "lock",
        "managers",
        "level_I",
        """
import threading

LOCK_I = threading.Lock()


def level_I(ARGS):
    IMPORT
    with LOCK_I:
        found = CALL
    return found + 1
""",
    ),
    Step(
        "iterator class",
        "iterators",
        "level_I",
        """
class Level_I:
    def __init__(self, given):
        self.given = given
        self.turn = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.turn == 2:
            raise StopIteration
        self.turn += 1
        given = self.given
        IMPORT
        return CALL_WITH_GIVEN + self.turn


def level_I(ARGS):
    return sum(found for found in Level_I((ARGS,)))
""",
    ),
    Step(
        "iteration by a generator",
        "iterators",
        "level_I",
        """
class Level_I:
    def __init__(self, given):
        self.given = given

    def __iter__(self):
        given = self.given
        IMPORT
        yield CALL_WITH_GIVEN
        yield 1


def level_I(ARGS):
    total = 0
    for index, found in enumerate(Level_I((ARGS,))):
        total += found * (index + 1)
    return total
""",
    ),
    Step(
        "list of a generator",
        "iterators",
        "level_I",
        """
from itertools import islice


def each_I(ARGS):
    IMPORT
    while True:
        yield CALL


def level_I(ARGS):
    first = next(each_I(ARGS))
    return sum(list(islice(each_I(ARGS), 2))) + first
""",
    ),
    Step(
        "generator handed on",
        "iterators",
        "level_I",
        """
def each_I(ARGS):
    IMPORT
    for turn in range(2):
        yield CALL + turn


def positive_I(items):
    for item in items:
        if item > 0:
            yield item


def level_I(ARGS):
    return max([0, *positive_I(each_I(ARGS))])
""",
    ),
    Step(
        "pages",
        "iterators",
        "level_I",
        """
def pages_I(ARGS):
    IMPORT
    turn = 0
    while (found := CALL) and turn < 2:
        turn += 1
        yield [found, turn]


def level_I(ARGS):
    return sum(item for page in pages_I(ARGS) for item in page)
""",
    ),
    Step(
        "length",
        "operators",
        "level_I",
        """
class Level_I:
    def __init__(self, given):
        self.given = given

    def __len__(self):
        given = self.given
        IMPORT
        return CALL_WITH_GIVEN


def level_I(ARGS):
    return len(Level_I((ARGS,))) + 1
""",
    ),
    Step(
        "memory of results",
        "decorators",
        "level_I",
        """
from functools import lru_cache


@lru_cache(maxsize=8)
def size_I():
    return 1


def level_I(ARGS):
    IMPORT
    return CALL + size_I()
""",
    ),
    Step(
        "remembered by hand",
        "decorators",
        "level_I",
        """
import functools


def remembered_I(function):
    known = {}

    @functools.wraps(function)
    def wrapper(*args):
        key = len(args)
        if key not in known:
            known[key] = function(*args)
        return known[key]

    return wrapper


@remembered_I
def level_I(ARGS):
    IMPORT
    return CALL + 1
""",
    ),
    Step(
        "timed",
        "decorators",
        "level_I",
        """
import functools
import time


def timed_I(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            assert time.perf_counter() >= start

    return wrapper


@timed_I
def level_I(ARGS):
    IMPORT
    return CALL + 1
""",
    ),
    Step(
        "dispatch by type",
        "decorators",
        "level_I",
        """
from functools import singledispatch


@singledispatch
def shown_I(found):
    return 0


@shown_I.register
def _(found: int):
    return found + 1


def level_I(ARGS):
    IMPORT
    return shown_I(CALL)
""",
    ),
    Step(
        "used on both kinds",
        "decorators",
        "level_I",
        """
import functools


def logged_I(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@logged_I
def plain_I(number):
    return number + 1


@logged_I
def deep_I(ARGS):
    IMPORT
    return CALL


def level_I(ARGS):
    return plain_I(deep_I(ARGS)) + sum(map(plain_I, [1, 2]))
""",
    ),
    Step(
        "pool in the middle",
        "threads",
        "level_I",
        """
from concurrent.futures import ThreadPoolExecutor


def deep_I(given):
    IMPORT
    return CALL_WITH_GIVEN


def level_I(ARGS):
    with ThreadPoolExecutor(max_workers=1) as pool:
        return sum(pool.map(deep_I, [(ARGS,)]))
""",
    ),
    Step(
        "submitted",
        "threads",
        "level_I",
        """
from concurrent.futures import ThreadPoolExecutor

POOL_I = ThreadPoolExecutor(max_workers=1)


def deep_I(ARGS):
    IMPORT
    return CALL


def level_I(ARGS):
    future = POOL_I.submit(deep_I, ARGS)
    return future.result() + 1
""",
    ),
    Step(
        "callback",
        "callbacks",
        "level_I",
        """
class Bus_I:
    def __init__(self):
        self.handlers = []

    def on(self, handler):
        self.handlers.append(handler)
        return handler

    def emit(self, ARGS):
        return [handler(ARGS) for handler in self.handlers]


bus_I = Bus_I()


@bus_I.on
def deep_I(ARGS):
    IMPORT
    return CALL


def level_I(ARGS):
    return sum(bus_I.emit(ARGS))
""",
    ),
    Step(
        "key of a sort",
        "callbacks",
        "level_I",
        """
def weight_I(given):
    IMPORT
    return CALL_WITH_GIVEN


def level_I(ARGS):
    return len(sorted([(ARGS,), (ARGS,)], key=weight_I)) + 1
""",
    ),
    Step(
        "map and filter",
        "callbacks",
        "level_I",
        """
def deep_I(given):
    IMPORT
    return CALL_WITH_GIVEN


def level_I(ARGS):
    found = list(map(deep_I, [(ARGS,)])) + list(filter(None, map(deep_I, [(ARGS,)])))
    return sum(found)
""",
    ),
    Step(
        "fold",
        "callbacks",
        "level_I",
        """
from functools import reduce


def added_I(total, given):
    IMPORT
    return total + CALL_WITH_GIVEN


def level_I(ARGS):
    return reduce(added_I, [(ARGS,), (ARGS,)], 1)
""",
    ),
    Step(
        "retry",
        "statements",
        "level_I",
        """
def level_I(ARGS):
    IMPORT
    for turn in range(3):
        try:
            found = CALL
        except ConnectionError:
            if turn == 2:
                raise
        else:
            break
    else:
        found = 0
    return found + 1
""",
    ),
    Step(
        "condition",
        "statements",
        "level_I",
        """
def level_I(ARGS):
    IMPORT
    assert CALL >= 0, "less than nothing: " + str(CALL)
    if not CALL or CALL > 100:
        return 0
    elif (found := CALL) and found > 50:
        return 1
    return 2 if CALL else 3
""",
    ),
    Step(
        "deleted and raised",
        "statements",
        "level_I",
        """
def level_I(ARGS):
    IMPORT
    found = {"a": CALL}
    try:
        raise KeyError(CALL)
    except KeyError as error:
        found["b"] = error.args[0]
    del found["a"]
    return found["b"] + 1
""",
    ),
    Step(
        "unpacked",
        "statements",
        "level_I",
        """
def pair_I(ARGS):
    IMPORT
    return CALL, 1


def level_I(ARGS):
    found, more = pair_I(ARGS)
    first, *rest = pair_I(ARGS)
    return found + more + first + len(rest)
""",
    ),
    Step(
        "comprehensions",
        "statements",
        "level_I",
        """
def level_I(ARGS):
    IMPORT
    some = [CALL for turn in range(2) if CALL > turn]
    names = {str(turn): CALL for turn in range(2)}
    kinds = {CALL for _ in range(2)}
    return len(some) + sum(names.values()) + len(kinds)
""",
    ),
    Step(
        "generator expression",
        "statements",
        "level_I",
        """
def level_I(ARGS):
    IMPORT
    found = (CALL for _ in range(3))
    first = next(found)
    return first + sum(found)
""",
    ),
    Step(
        "short circuits",
        "statements",
        "level_I",
        """
def level_I(ARGS):
    IMPORT
    some = any(CALL > turn for turn in (100, 0, 1)) and all(CALL >= 0 for _ in range(2))
    return int(some) + (min([CALL], default=0) or 7)
""",
    ),
)
