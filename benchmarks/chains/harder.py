"""Steps that are written in less usual ways. Templates as in ``forms``."""

from __future__ import annotations

from benchmarks.chains.step import Step

HARDER = (
    Step(
        "nested dict, get",
        "containers",
        "level_I",
        """
def deep_I(ARGS):
    IMPORT
    return CALL + 1


TABLE_I = {"kinds": {"deep": deep_I}}


def level_I(ARGS):
    found = TABLE_I.get("kinds", {}).get("deep")
    return found(ARGS) if found is not None else 0
""",
    ),
    Step(
        "items of a dict",
        "containers",
        "level_I",
        """
class Deep_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


PARTS_I = {name: Deep_I() for name in ("a", "b")}


def level_I(ARGS):
    total = 0
    for name, part in sorted(PARTS_I.items()):
        total += part.run(ARGS) + len(name)
    return total
""",
    ),
    Step(
        "zip and enumerate",
        "containers",
        "level_I",
        """
def deep_I(ARGS):
    IMPORT
    return CALL


def flat_I(ARGS):
    return 1


def level_I(ARGS):
    total = 0
    for index, (name, step) in enumerate(zip(["deep", "flat"], [deep_I, flat_I])):
        total += step(ARGS) + index * len(name)
    return total
""",
    ),
    Step(
        "named tuple",
        "containers",
        "level_I",
        """
from typing import Callable, NamedTuple


class Stage_I(NamedTuple):
    name: str
    run: Callable


def deep_I(ARGS):
    IMPORT
    return CALL + 1


STAGES_I = [Stage_I("deep", deep_I)]


def level_I(ARGS):
    return [stage.run(ARGS) for stage in STAGES_I][0]
""",
    ),
    Step(
        "default of a dict",
        "containers",
        "level_I",
        """
from collections import defaultdict


def deep_I(ARGS):
    IMPORT
    return CALL + 1


HOOKS_I = defaultdict(list)
HOOKS_I["query"].append(deep_I)


def level_I(ARGS):
    return sum(hook(ARGS) for hook in HOOKS_I["query"])
""",
    ),
    Step(
        "next of an iterator",
        "containers",
        "level_I",
        """
class Deep_I:
    name = "deep"

    def run(self, ARGS):
        IMPORT
        return CALL + 1


class Flat_I:
    name = "flat"

    def run(self, ARGS):
        return 0


PARTS_I = [Flat_I(), Deep_I()]


def level_I(ARGS):
    part = next(p for p in PARTS_I if p.name == "deep")
    return part.run(ARGS)
""",
    ),
    Step(
        "match",
        "containers",
        "level_I",
        """
def deep_I(ARGS):
    IMPORT
    return CALL + 1


def level_I(ARGS, kind="deep"):
    match kind:
        case "flat":
            return 0
        case "deep" if n >= 0:
            return deep_I(ARGS)
        case _:
            raise ValueError(kind)
""",
    ),
    Step(
        "getattr with a constant",
        "attributes",
        "level_I",
        """
class Deep_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


def level_I(ARGS):
    return getattr(Deep_I(), "run")(ARGS)
""",
    ),
    Step(
        "property that gives an object",
        "attributes",
        "Level_I().run",
        """
class Inner_I:
    def get(self, ARGS):
        IMPORT
        return CALL


class Level_I:
    def __init__(self):
        self._inner = None

    @property
    def inner(self):
        if self._inner is None:
            self._inner = Inner_I()
        return self._inner

    def run(self, ARGS):
        return self.inner.get(ARGS) + 1
""",
    ),
    Step(
        "cached property",
        "attributes",
        "Level_I().run",
        """
from functools import cached_property


class Inner_I:
    def get(self, ARGS):
        IMPORT
        return CALL


class Level_I:
    @cached_property
    def inner(self):
        return Inner_I()

    def run(self, ARGS):
        return self.inner.get(ARGS) + 1
""",
    ),
    Step(
        "__getattr__ that delegates",
        "attributes",
        "level_I.get",
        """
class Inner_I:
    def get(self, ARGS):
        IMPORT
        return CALL + 1


class Level_I:
    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        return getattr(self._inner, name)


level_I = Level_I(Inner_I())
""",
    ),
    Step(
        "slots and a setter",
        "attributes",
        "level_I.run",
        """
class Inner_I:
    def get(self, ARGS):
        IMPORT
        return CALL


class Level_I:
    __slots__ = ("_inner",)

    def bind(self, inner):
        self._inner = inner
        return self

    def run(self, ARGS):
        return self._inner.get(ARGS) + 1


level_I = Level_I().bind(Inner_I())
""",
    ),
    Step(
        "attribute set from outside",
        "attributes",
        "level_I.run",
        """
class Level_I:
    fetch = None

    def run(self, ARGS):
        return self.fetch(ARGS) + 1


def fetch_I(ARGS):
    IMPORT
    return CALL


level_I = Level_I()
level_I.fetch = fetch_I
""",
    ),
    Step(
        "method in an attribute",
        "attributes",
        "Level_I().run",
        """
class Level_I:
    def __init__(self):
        self.handlers = {"deep": self._deep, "flat": self._flat}

    def _deep(self, ARGS):
        IMPORT
        return CALL

    def _flat(self, ARGS):
        return 0

    def run(self, ARGS):
        return self.handlers["deep"](ARGS) + self.handlers["flat"](ARGS)
""",
    ),
    Step(
        "dict of classes",
        "factories",
        "level_I",
        """
class Flat_I:
    def run(self, ARGS):
        return 0


class Deep_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


KINDS_I = {"flat": Flat_I, "deep": Deep_I}


def make_I(kind="deep", **options):
    return KINDS_I[kind](**options)


def level_I(ARGS):
    return make_I().run(ARGS)
""",
    ),
    Step(
        "factory of factories",
        "factories",
        "level_I",
        """
class Deep_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


class Factory_I:
    def build(self):
        return Deep_I()


def factory_I():
    return Factory_I()


def level_I(ARGS):
    part = factory_I().build()
    return part.run(ARGS)
""",
    ),
    Step(
        "__new__ singleton",
        "factories",
        "Level_I().run",
        """
class Level_I:
    _one = None

    def __new__(cls):
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one

    def run(self, ARGS):
        IMPORT
        return CALL + 1
""",
    ),
    Step(
        "subclasses that register",
        "factories",
        "level_I",
        """
class Base_I:
    kinds = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Base_I.kinds[cls.__name__] = cls

    def run(self, ARGS):
        raise NotImplementedError


class Deep_I(Base_I):
    def run(self, ARGS):
        IMPORT
        return CALL + 1


def level_I(ARGS):
    return Base_I.kinds["Deep_I"]().run(ARGS)
""",
    ),
    Step(
        "context manager of a function",
        "factories",
        "level_I",
        """
from contextlib import contextmanager


class Deep_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


@contextmanager
def opened_I():
    yield Deep_I()


def level_I(ARGS):
    with opened_I() as part:
        return part.run(ARGS)
""",
    ),
    Step(
        "context manager class",
        "factories",
        "level_I",
        """
class Deep_I:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def run(self, ARGS):
        IMPORT
        return CALL + 1


def level_I(ARGS):
    with Deep_I() as part:
        return part.run(ARGS)
""",
    ),
    Step(
        "generic base",
        "inheritance",
        "Level_I().run",
        """
from typing import Generic, TypeVar

T_I = TypeVar("T_I")


class Base_I(Generic[T_I]):
    def run(self, ARGS):
        return self.convert(self.fetch(ARGS))

    def fetch(self, ARGS):
        raise NotImplementedError

    def convert(self, found):
        return found


class Level_I(Base_I[int]):
    def fetch(self, ARGS):
        IMPORT
        return CALL

    def convert(self, found):
        return super().convert(found) + 1
""",
    ),
    Step(
        "diamond",
        "inheritance",
        "Level_I().run",
        """
class Base_I:
    def run(self, ARGS):
        IMPORT
        return CALL


class Left_I(Base_I):
    def run(self, ARGS):
        return super().run(ARGS) + 1


class Right_I(Base_I):
    def run(self, ARGS):
        return super().run(ARGS) + 2


class Level_I(Left_I, Right_I):
    pass
""",
    ),
    Step(
        "super of an attribute",
        "inheritance",
        "Level_I().run",
        """
class Inner_I:
    def get(self, ARGS):
        IMPORT
        return CALL


class Base_I:
    def __init__(self, inner=None):
        self.inner = inner or Inner_I()


class Level_I(Base_I):
    def __init__(self):
        super().__init__()
        self.extra = 1

    def run(self, ARGS):
        return self.inner.get(ARGS) + self.extra
""",
    ),
    Step(
        "class made in a function",
        "inheritance",
        "Level_I().run",
        """
def make_class_I(extra):
    class Made:
        def run(self, ARGS):
            IMPORT
            return CALL + extra

    return Made


Level_I = make_class_I(1)
""",
    ),
    Step(
        "two decorators",
        "decorators",
        "level_I",
        """
import functools


def first_I(function):
    @functools.wraps(function)
    def wrapper(ARGS):
        return function(ARGS) + 1

    return wrapper


def second_I(extra):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            found = function(*args, **kwargs)
            return found + extra

        return wrapper

    return decorate


@first_I
@second_I(extra=2)
def level_I(ARGS):
    IMPORT
    return CALL
""",
    ),
    Step(
        "decorator that is a class",
        "decorators",
        "level_I",
        """
import functools


class Counted_I:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function = function
        self.calls = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.function(*args, **kwargs)


@Counted_I
def level_I(ARGS):
    IMPORT
    return CALL + 1
""",
    ),
    Step(
        "decorator with or without arguments",
        "decorators",
        "level_I",
        """
import functools


def traced_I(function=None, *, extra=1):
    if function is None:
        return functools.partial(traced_I, extra=extra)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs) + extra

    return wrapper


@traced_I(extra=3)
def level_I(ARGS):
    IMPORT
    return CALL
""",
    ),
    Step(
        "class decorator",
        "decorators",
        "Level_I().run",
        """
KINDS_I = []


def known_I(cls):
    KINDS_I.append(cls)
    return cls


@known_I
class Level_I:
    def run(self, ARGS):
        IMPORT
        return CALL + len(KINDS_I)
""",
    ),
    Step(
        "closures in a list",
        "closures",
        "level_I",
        """
def steps_I():
    def one(ARGS):
        IMPORT
        return CALL

    def two(found):
        return found + 1

    return [one, two]


def level_I(ARGS):
    first, *rest = steps_I()
    found = first(ARGS)
    for step in rest:
        found = step(found)
    return found
""",
    ),
    Step(
        "nonlocal",
        "closures",
        "level_I",
        """
def counting_I():
    calls = 0

    def run(ARGS):
        nonlocal calls
        IMPORT
        calls += 1
        return CALL + calls

    return run


level_I = counting_I()
""",
    ),
    Step(
        "curried",
        "closures",
        "level_I",
        """
def curried_I(first):
    def second(extra):
        def run(ARGS):
            IMPORT
            return CALL + first + extra

        return run

    return second


def level_I(ARGS):
    return curried_I(1)(2)(ARGS)
""",
    ),
    Step(
        "composed",
        "closures",
        "level_I",
        """
from functools import reduce


def composed_I(*steps):
    return lambda found: reduce(lambda value, step: step(value), steps, found)


def deep_I(given):
    IMPORT
    return CALL_WITH_GIVEN


def more_I(found):
    return found + 1


def level_I(ARGS):
    return composed_I(deep_I, more_I)((ARGS,))
""",
    ),
    Step(
        "options merged",
        "arguments",
        "level_I",
        """
DEFAULTS_I = {"extra": 1}


def _deep_I(ARGS, extra, more=0):
    IMPORT
    return CALL + extra + more


def level_I(ARGS, **options):
    return _deep_I(ARGS, **{**DEFAULTS_I, **options, "more": 1})
""",
    ),
    Step(
        "object of parameters",
        "arguments",
        "level_I",
        """
from dataclasses import dataclass
from typing import Any


@dataclass
class Request_I:
    given: Any
    extra: int = 1


def _handle_I(request):
    given = request.given
    IMPORT
    return CALL_WITH_GIVEN + request.extra


def level_I(ARGS):
    return _handle_I(Request_I(given=(ARGS,)))
""",
    ),
    Step(
        "generator",
        "functions",
        "level_I",
        """
def each_I(ARGS):
    IMPORT
    for turn in range(2):
        yield CALL + turn


def level_I(ARGS):
    return sum(each_I(ARGS))
""",
    ),
    Step(
        "generator through another",
        "functions",
        "level_I",
        """
def each_I(ARGS):
    IMPORT
    yield CALL
    yield 1


def all_I(ARGS):
    yield from each_I(ARGS)


def level_I(ARGS):
    total = 0
    for found in all_I(ARGS):
        total += found
    return total
""",
    ),
    Step(
        "exceptions",
        "functions",
        "level_I",
        """
class Failed_I(Exception):
    pass


def level_I(ARGS):
    IMPORT
    try:
        found = CALL
        if found < 0:
            raise Failed_I(found)
    except Failed_I:
        return 0
    else:
        return found + 1
""",
    ),
)

HARDER_USES = (
    "len([m for m in range(3) if CALL > m])",
    "sum(m for m in range(3) if m < CALL)",
    "int(0 <= CALL < 100)",
    "int(not CALL)",
    "max(*[CALL, 1])",
    "sum({m: CALL for m in range(2)}.values())",
    "int(any(CALL > m for m in (1, 2)))",
    "int(all(CALL > m for m in (-1, 2)))",
    "next(found for found in [CALL] if found >= 0)",
    "min((1, 2), key=lambda m: CALL + m)",
    "sorted(range(2), key=lambda m: -m * CALL)[0]",
    "sum(map(lambda m: CALL + m, range(2)))",
    "len(list(filter(lambda m: CALL > m, range(3))))",
    'len(",".join(str(CALL) for _ in range(2)))',
    "len(f'{CALL:>5} {CALL!r}')",
    "(found if (found := CALL) > 1 else CALL)",
    "range(100)[CALL % 100]",
    "list(range(9))[: CALL][0]",
    "[first + second for first, second in zip([CALL], [1])][0]",
    "(CALL and n or 1)",
    '{**{"a": CALL}, "b": 1}["a"]',
    "[*range(2), CALL][-1]",
    "(lambda *, found: found)(found=CALL)",
    "(lambda: CALL)()",
    'dict([("a", CALL)])["a"]',
    "list(enumerate([CALL]))[0][1]",
    "int(str(CALL).zfill(3))",
    "(1).__add__(CALL)",
    "sum([m * CALL for m in range(2) for _ in range(CALL)])",
    "int(CALL in {CALL: 1})",
    '("%d" % CALL == "0" or 1)',
    "int(isinstance(CALL, int))",
)

HARDER_ENTRIES = {
    "fastapi": """
from fastapi import FastAPI
from fastapi.testclient import TestClient

service = FastAPI()


@service.get("/found")
def found():
    BODY
    return {"status": "ok"}


if __name__ == "__main__":
    print(TestClient(service).get("/found").json())
""",
    "threads": """
import asyncio


def work():
    BODY


async def main():
    await asyncio.to_thread(work)


if __name__ == "__main__":
    asyncio.run(main())
""",
    "pool": """
from concurrent.futures import ThreadPoolExecutor


def work(turn):
    BODY
    return turn


def main():
    with ThreadPoolExecutor(max_workers=1) as pool:
        print(list(pool.map(work, [1])))


if __name__ == "__main__":
    main()
""",
    "async main": """
import asyncio


async def main():
    BODY


if __name__ == "__main__":
    asyncio.run(main())
""",
    "loop of commands": """
def handle(command):
    BODY


COMMANDS = {"show": handle}


def main():
    for line in ["show", "quit"]:
        if line == "quit":
            break
        COMMANDS[line](line)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
""",
    "typer": """
import typer

commands = typer.Typer()


@commands.command()
def show(times: int = 1):
    BODY


@commands.callback()
def main():
    pass


if __name__ == "__main__":
    import sys

    sys.argv = ["main.py", "show"]
    commands()
""",
    "thread": """
import threading


def work():
    BODY


def main():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
""",
    "unit test": """
import unittest


class Tests(unittest.TestCase):
    def setUp(self):
        self.name = "a"

    def test_found(self):
        BODY
        self.assertEqual(self.name, "a")


if __name__ == "__main__":
    unittest.main(argv=["main.py"], exit=False, verbosity=0)
""",
}
