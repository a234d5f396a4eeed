"""How one step of a chain of calls is written, how its result is used, how its module is imported, and where the client comes from.

In a template, ``ARGS`` are the names that are handed down, ``CALL`` is the call of the step below and ``BELOW`` that step without
its call; ``I`` is the number of the step; a line ``IMPORT`` is where a function may import the step below by itself.
"""

from __future__ import annotations

from benchmarks.chains.step import Step

STEPS = (
    Step(
        "plain",
        "functions",
        "level_I",
        """
def level_I(ARGS):
    IMPORT
    return CALL + 1
""",
    ),
    Step(
        "in statements",
        "functions",
        "level_I",
        """
def level_I(ARGS):
    IMPORT
    total = 0
    try:
        total += CALL
    finally:
        total += 1
    return total
""",
    ),
    Step(
        "loop",
        "functions",
        "level_I",
        """
def level_I(ARGS):
    IMPORT
    total, turn = 0, 0
    while turn < 2:
        turn += 1
        if CALL < 0:
            continue
        total += CALL
    return total
""",
    ),
    Step(
        "two helpers",
        "functions",
        "level_I",
        """
def level_I(ARGS):
    return _checked_I(ARGS) + 1


def _checked_I(ARGS):
    IMPORT
    if n < 0:
        raise ValueError(n)
    return CALL
""",
    ),
    Step(
        "recursion",
        "functions",
        "level_I",
        """
def level_I(ARGS, depth=2):
    IMPORT
    return level_I(ARGS, depth - 1) + 1 if depth else CALL
""",
    ),
    Step(
        "method",
        "methods",
        "Level_I().run",
        """
class Level_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1
""",
    ),
    Step(
        "method by method",
        "methods",
        "Level_I().run",
        """
class Level_I:
    def run(self, ARGS):
        return self._fetch(ARGS) + self.extra()

    def extra(self):
        return 1

    def _fetch(self, ARGS):
        IMPORT
        return CALL
""",
    ),
    Step(
        "static method",
        "methods",
        "Level_I.run",
        """
class Level_I:
    @staticmethod
    def run(ARGS):
        IMPORT
        return CALL + 1
""",
    ),
    Step(
        "class method",
        "methods",
        "Level_I.run",
        """
class Level_I:
    step = 1

    @classmethod
    def run(cls, ARGS):
        IMPORT
        return CALL + cls.step
""",
    ),
    Step(
        "callable object",
        "methods",
        "level_I",
        """
class Level_I:
    def __call__(self, ARGS):
        IMPORT
        return CALL + 1


level_I = Level_I()
""",
    ),
    Step(
        "object of the module",
        "methods",
        "level_I.run",
        """
class Level_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


level_I = Level_I()
""",
    ),
    Step(
        "function in an attribute",
        "attributes",
        "level_I.run",
        """
class Level_I:
    def __init__(self, fetch):
        self._fetch = fetch

    def run(self, ARGS):
        return self._fetch(ARGS) + 1


level_I = Level_I(BELOW)
""",
    ),
    Step(
        "object in an attribute",
        "attributes",
        "level_I.run",
        """
class Inner_I:
    def get(self, ARGS):
        IMPORT
        return CALL


class Level_I:
    def __init__(self, inner):
        self.inner = inner

    def run(self, ARGS):
        return self.inner.get(ARGS) + 1


level_I = Level_I(Inner_I())
""",
    ),
    Step(
        "attribute of an attribute",
        "attributes",
        "level_I.run",
        """
class Deps_I:
    def __init__(self):
        self.inner = Inner_I()


class Inner_I:
    def get(self, ARGS):
        IMPORT
        return CALL


class Level_I:
    def __init__(self):
        self.deps = Deps_I()

    def run(self, ARGS):
        return self.deps.inner.get(ARGS) + 1


level_I = Level_I()
""",
    ),
    Step(
        "attribute of the class",
        "attributes",
        "Level_I().run",
        """
class Inner_I:
    def get(self, ARGS):
        IMPORT
        return CALL


class Level_I:
    inner = Inner_I()

    def run(self, ARGS):
        return self.inner.get(ARGS) + 1
""",
    ),
    Step(
        "field of a data class",
        "attributes",
        "level_I.run",
        """
from dataclasses import dataclass, field


class Inner_I:
    def get(self, ARGS):
        IMPORT
        return CALL


@dataclass
class Level_I:
    name: str
    inner: Inner_I = field(default_factory=Inner_I)

    def run(self, ARGS):
        return self.inner.get(ARGS) + len(self.name)


level_I = Level_I("a")
""",
    ),
    Step(
        "factory of objects",
        "factories",
        "make_I().run",
        """
class Level_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


def make_I():
    return Level_I()
""",
    ),
    Step(
        "cached factory",
        "factories",
        "make_I().run",
        """
from functools import lru_cache


class Level_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


@lru_cache(maxsize=None)
def make_I():
    return Level_I()
""",
    ),
    Step(
        "factory in the class",
        "factories",
        "Level_I.create().run",
        """
class Level_I:
    def __init__(self, extra):
        self.extra = extra

    @classmethod
    def create(cls):
        return cls(1)

    def run(self, ARGS):
        IMPORT
        return CALL + self.extra
""",
    ),
    Step(
        "one of two classes",
        "factories",
        'make_I("deep").run',
        """
class Plain_I:
    def run(self, ARGS):
        return 0


class Deep_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


def make_I(kind):
    if kind == "plain":
        return Plain_I()
    return Deep_I()
""",
    ),
    Step(
        "singleton",
        "factories",
        "get_I().run",
        """
class Level_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


_level_I = None


def get_I():
    global _level_I
    if _level_I is None:
        _level_I = Level_I()
    return _level_I
""",
    ),
    Step(
        "template method",
        "inheritance",
        "Level_I().run",
        """
class Base_I:
    def run(self, ARGS):
        return self.fetch(ARGS) + 1

    def fetch(self, ARGS):
        raise NotImplementedError


class Level_I(Base_I):
    def fetch(self, ARGS):
        IMPORT
        return CALL
""",
    ),
    Step(
        "super",
        "inheritance",
        "Level_I().run",
        """
class Base_I:
    def run(self, ARGS):
        IMPORT
        return CALL


class Level_I(Base_I):
    def run(self, ARGS):
        return super().run(ARGS) + 1
""",
    ),
    Step(
        "abstract class",
        "inheritance",
        "level_I.run",
        """
from abc import ABC, abstractmethod


class Base_I(ABC):
    @abstractmethod
    def run(self, ARGS): ...


class Zero_I(Base_I):
    def run(self, ARGS):
        return 0


class Level_I(Base_I):
    def run(self, ARGS):
        IMPORT
        return CALL + 1


level_I: Base_I = Level_I()
""",
    ),
    Step(
        "mixin",
        "inheritance",
        "Level_I().run",
        """
class Fetching_I:
    def fetch(self, ARGS):
        IMPORT
        return CALL


class Counting_I:
    def count(self, number):
        return number + 1


class Level_I(Counting_I, Fetching_I):
    def run(self, ARGS):
        return self.count(self.fetch(ARGS))
""",
    ),
    Step(
        "protocol",
        "inheritance",
        "level_I.run",
        """
from typing import Protocol


class Fetches_I(Protocol):
    def fetch(self, ARGS): ...


class Inner_I:
    def fetch(self, ARGS):
        IMPORT
        return CALL


class Level_I:
    def __init__(self, inner: Fetches_I) -> None:
        self.inner = inner

    def run(self, ARGS):
        return self.inner.fetch(ARGS) + 1


level_I = Level_I(Inner_I())
""",
    ),
    Step(
        "dict of functions",
        "containers",
        'TABLE_I["deep"]',
        """
def zero_I(ARGS):
    return 0


def deep_I(ARGS):
    IMPORT
    return CALL + 1


TABLE_I = {"zero": zero_I, "deep": deep_I}
""",
    ),
    Step(
        "list of functions",
        "containers",
        "level_I",
        """
def one_I(ARGS):
    IMPORT
    return CALL


def two_I(ARGS):
    return 2


def level_I(ARGS):
    total = 0
    for step in [one_I, two_I]:
        total += step(ARGS)
    return total
""",
    ),
    Step(
        "registry",
        "containers",
        "level_I",
        """
STEPS_I = {}


def register_I(name, step):
    STEPS_I[name] = step


def deep_I(ARGS):
    IMPORT
    return CALL + 1


register_I("deep", deep_I)


def level_I(ARGS):
    return STEPS_I["deep"](ARGS)
""",
    ),
    Step(
        "dict of objects",
        "containers",
        "level_I",
        """
class Zero_I:
    def run(self, ARGS):
        return 0


class Deep_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


PARTS_I = {"zero": Zero_I(), "deep": Deep_I()}


def level_I(ARGS):
    return sum(part.run(ARGS) for part in PARTS_I.values())
""",
    ),
    Step(
        "tuple",
        "containers",
        "level_I",
        """
class Level_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


PAIR_I = ("name", Level_I())


def level_I(ARGS):
    name, part = PAIR_I
    return part.run(ARGS) + len(name)
""",
    ),
    Step(
        "list of objects in an attribute",
        "containers",
        "level_I.run",
        """
class Part_I:
    def run(self, ARGS):
        IMPORT
        return CALL + 1


class Level_I:
    def __init__(self):
        self.parts = []

    def add(self, part):
        self.parts.append(part)
        return self

    def run(self, ARGS):
        return max([part.run(ARGS) for part in self.parts])


level_I = Level_I().add(Part_I()).add(Part_I())
""",
    ),
    Step(
        "closure",
        "closures",
        "make_I(1)",
        """
def make_I(extra):
    def run(ARGS):
        IMPORT
        return CALL + extra

    return run
""",
    ),
    Step(
        "function inside",
        "closures",
        "level_I",
        """
def level_I(ARGS):
    IMPORT

    def inner():
        return CALL

    return inner() + 1
""",
    ),
    Step(
        "closure over the step below",
        "closures",
        "level_I",
        """
def around_I(fetch):
    def run(ARGS):
        return fetch(ARGS) + 1

    return run


level_I = around_I(BELOW)
""",
    ),
    Step(
        "lambda",
        "closures",
        "level_I",
        """
level_I = lambda ARGS: BELOW(ARGS) + 1
""",
    ),
    Step(
        "partial",
        "closures",
        "level_I",
        """
from functools import partial


def _run_I(extra, ARGS):
    IMPORT
    return CALL + extra


level_I = partial(_run_I, 1)
""",
    ),
    Step(
        "function as an argument",
        "closures",
        "level_I",
        """
def apply_I(step, ARGS):
    return step(ARGS) + 1


def level_I(ARGS):
    return apply_I(BELOW, ARGS)
""",
    ),
    Step(
        "function as a default",
        "closures",
        "level_I",
        """
def level_I(ARGS, step=BELOW):
    return step(ARGS) + 1
""",
    ),
    Step(
        "decorator",
        "decorators",
        "level_I",
        """
from functools import wraps


def logged_I(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs) + 1

    return wrapper


@logged_I
def level_I(ARGS):
    IMPORT
    return CALL
""",
    ),
    Step(
        "decorator with arguments",
        "decorators",
        "level_I",
        """
from functools import wraps


def retried_I(times):
    def decorate(function):
        @wraps(function)
        def wrapper(*args, **kwargs):
            for turn in range(times):
                try:
                    return function(*args, **kwargs)
                except KeyError:
                    if turn == times - 1:
                        raise

        return wrapper

    return decorate


@retried_I(2)
def level_I(ARGS):
    IMPORT
    return CALL + 1
""",
    ),
    Step(
        "decorator that registers",
        "decorators",
        "level_I",
        """
HANDLERS_I = {}


def handler_I(name):
    def decorate(function):
        HANDLERS_I[name] = function
        return function

    return decorate


@handler_I("deep")
def deep_I(ARGS):
    IMPORT
    return CALL + 1


def level_I(ARGS):
    return HANDLERS_I["deep"](ARGS)
""",
    ),
    Step(
        "decorator of a method",
        "decorators",
        "Level_I().run",
        """
from functools import wraps


def counted_I(method):
    @wraps(method)
    def wrapper(self, *args, **kwargs):
        self.calls += 1
        return method(self, *args, **kwargs)

    return wrapper


class Level_I:
    def __init__(self):
        self.calls = 0

    @counted_I
    def run(self, ARGS):
        IMPORT
        return CALL + self.calls
""",
    ),
    Step(
        "keyword arguments",
        "arguments",
        "level_I",
        """
def _deep_I(*, extra, ARGS):
    IMPORT
    return CALL + extra


def level_I(ARGS):
    return _deep_I(ARGS_KEYWORDS, extra=1)
""",
    ),
    Step(
        "star arguments",
        "arguments",
        "level_I",
        """
def _deep_I(ARGS, extra=0):
    IMPORT
    return CALL + extra


def level_I(*args):
    return _deep_I(*args, **{"extra": 1})
""",
    ),
    Step(
        "passed through",
        "arguments",
        "level_I",
        """
def level_I(*args, **kwargs):
    IMPORT
    return BELOW(*args, **kwargs) + 1
""",
    ),
    Step(
        "method with star arguments",
        "arguments",
        "Level_I().run",
        """
class Level_I:
    def run(self, *args, **options):
        return self._deep(*args, **options) + 1

    def _deep(self, ARGS, extra=0):
        IMPORT
        return CALL + extra
""",
    ),
)

USES = (
    "CALL", "CALL", "CALL", "CALL", "max(CALL, 0)", "int(f'{CALL}')", "(CALL if n >= 0 else 0)", "sum([CALL for _ in range(2)])",
    "[CALL, 0][0]", "{\"found\": CALL}[\"found\"]", "(0 or CALL)", "abs(-CALL)", "len(range(CALL))", "(lambda found: found)(CALL)",
    "str(CALL).count(\"\") * 0 + 1 * CALL", "sum(CALL for _ in (1, 2))", "dict(found=CALL)[\"found\"]", "(CALL, 1)[0]",
    "sorted([CALL, 3])[0]", "{CALL}.pop()",
)  # fmt: skip

IMPORTS = (
    "from app.MODULE import NAME",
    "from app.MODULE import NAME as OTHER",
    "from .MODULE import NAME",
    "from .MODULE import NAME as OTHER",
    "from . import MODULE",
    "from . import MODULE as other_MODULE",
    "import app.MODULE",
    "import app.MODULE as other_MODULE",
    "from app import MODULE",
    "from app.MODULE import *",
    "HUB",
    "PACKAGE",
    "TRY",
    "LOCAL",
    "IMPORTLIB",
)

CLIENTS = {
    "global": ("client", 'from qdrant_client import QdrantClient\n\nclient = QdrantClient(":memory:")\n'),
    "factory": (
        "get_client()",
        """
from functools import lru_cache
from qdrant_client import QdrantClient


@lru_cache
def get_client() -> QdrantClient:
    return QdrantClient(":memory:")
""",
    ),
    "singleton": (
        "get_client()",
        """
from qdrant_client import QdrantClient

_client = None


def get_client():
    global _client
    if _client is None:
        _client = QdrantClient(location=":memory:")
    return _client
""",
    ),
    "holder": (
        "holder.client",
        """
import qdrant_client


class Holder:
    def __init__(self):
        self.client = qdrant_client.QdrantClient(":memory:")


holder = Holder()
""",
    ),
    "class attribute": (
        "Holder.client",
        """
from qdrant_client import QdrantClient as Client


class Holder:
    client = Client(":memory:")
""",
    ),
    "dict": (
        'CLIENTS["main"]',
        """
from qdrant_client import QdrantClient

CLIENTS = {"main": QdrantClient(":memory:")}
""",
    ),
    "data class": (
        "settings.client",
        """
from dataclasses import dataclass

from qdrant_client import QdrantClient


@dataclass(frozen=True)
class Settings:
    name: str
    client: QdrantClient


settings = Settings("a", QdrantClient(":memory:"))
""",
    ),
    "method": (
        "provider.get()",
        """
from qdrant_client import QdrantClient


class Provider:
    def __init__(self) -> None:
        self._client: QdrantClient | None = None

    def get(self) -> QdrantClient:
        if self._client is None:
            self._client = QdrantClient(":memory:")
        return self._client


provider = Provider()
""",
    ),
}
"""Expression, and the module that it is from."""

CARRIED = {
    "itself": ("shared", "carried"),
    "object": ("Carrier(shared)", "carried.client"),
    "dict": ('{"client": shared}', 'carried["client"]'),
    "tuple": ('("name", shared)', "carried[1]"),
    "list": ("[shared]", "carried[0]"),
}
"""What is handed down from the first step, and how the last one gets the client of it."""

ENTRIES = {
    "guarded": """
def main():
    BODY


if __name__ == "__main__":
    main()
""",
    "script": """
BODY
""",
    "exit status": """
import sys


def main(argv=None):
    BODY
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
""",
    "commands": """
import argparse


def show(args):
    BODY


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("show").set_defaults(run=show)
    args = parser.parse_args(["show"])
    args.run(args)


if __name__ == "__main__":
    main()
""",
    "click": """
import click


@click.command()
@click.option("--times", default=1)
def main(times):
    BODY


if __name__ == "__main__":
    main()
""",
    "application": """
class Application:
    def __init__(self):
        self.name = "app"

    def run(self):
        BODY


if __name__ == "__main__":
    Application().run()
""",
}
"""How a program is started: BODY is the first step."""
