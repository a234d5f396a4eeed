from __future__ import annotations

import copy
import functools
import pathlib
import sys
from collections.abc import Iterator
from typing import Any, Generic, Self, TypeVar

import requests

T = TypeVar("T")


class LoggingMixin:
    log_path = "tree.log"

    def log(self, text: str) -> None:
        with open(self.log_path, "a") as fh:
            fh.write(f"{type(self).__name__} {text}\n")


class PrintMixin:
    def log(self, text: str) -> None:
        sys.stdout.write(text)


class Node:
    def __init__(self, *children: Node):
        self.children = list(children)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def accept(self, visitor: Visitor) -> Any:
        return getattr(visitor, f"visit_{type(self).__name__.lower()}")(self)

    def text(self) -> str:
        return "".join(c.text() for c in self.children)

    def depth(self) -> int:
        return 1 + max((c.depth() for c in self.children), default=0)


class Remote(Node):
    def __init__(self, url: str):
        super().__init__()
        self.url = url

    def text(self) -> str:
        return requests.get(self.url).text


class Local(Node):
    def __init__(self, path: pathlib.Path):
        super().__init__()
        self.path = path

    def text(self) -> str:
        return self.path.read_text()


class Literal(Node):
    def __init__(self, value: str):
        super().__init__()
        self.value = value

    def text(self) -> str:
        return self.value


class Visitor:
    def visit_remote(self, node: Remote) -> Any: ...
    def visit_local(self, node: Local) -> Any: ...


class Downloader(Visitor, LoggingMixin):
    def visit_remote(self, node: Remote) -> Any:
        self.log(node.url)
        return node.text()


class Counter(Visitor, PrintMixin):
    count = 0

    def visit_remote(self, node: Remote) -> Any:
        self.count += 1
        self.log("x")


class Box(Generic[T]):
    def __init__(self, value: T):
        self.value = value

    def map(self, fn) -> Box:
        return Box(fn(self.value))

    def get(self) -> T:
        return self.value

    def with_(self, value: T) -> Self:
        other = copy.copy(self)
        other.value = value
        return other


def retrying(times: int):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*a, **k):
            for _ in range(times - 1):
                try:
                    return fn(*a, **k)
                except OSError:
                    continue
            return fn(*a, **k)

        return inner

    return deco


class Loader:
    def __init__(self, url: str):
        self.url = url

    @retrying(3)
    def load(self) -> Literal:
        return Literal(requests.get(self.url).text)

    @functools.singledispatchmethod
    def add(self, item):
        raise TypeError

    @add.register
    def _(self, item: str):
        return Literal(item)

    @add.register
    def _(self, item: pathlib.Path):
        return Literal(item.read_text())

    @retrying(2)
    def name(self) -> str:
        return self.url.rsplit("/")[-1]
