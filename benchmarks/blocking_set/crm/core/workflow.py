from __future__ import annotations

import time
from collections import defaultdict
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Callable, Iterable, Iterator

from .gateway import Assistant, Channel, Chat, Customers, Documents, Mailer, NullChannel, Pool, Search, channel


class Step:
    name = "step"

    def __rshift__(self, other: "Step") -> "Chain":
        return Chain([self, other])

    def apply(self, state: dict) -> dict:
        return state


class Chain(Step):
    def __init__(self, steps: list[Step]) -> None:
        self.steps = steps

    def apply(self, state: dict) -> dict:
        for step in self.steps:
            state = step.apply(state)
        return state


class Lookup(Step):
    def __init__(self, customers: Customers) -> None:
        self.customers = customers

    def apply(self, state):
        return {**state, "customer": self.customers.by_id(state["id"])}


class Greet(Step):
    def apply(self, state):
        return {**state, "text": "Hello"}


@dataclass
class Notifier:
    channels: list[Any] = field(default_factory=list)

    def add(self, one) -> "Notifier":
        self.channels.append(one)
        return self

    def notify(self, to: str, text: str) -> None:
        for each in self.channels:
            each.send(to, text)


class Lease(AbstractContextManager):
    def __enter__(self):
        self.connection = Pool.get().getconn()
        return self.connection

    def __exit__(self, *error):
        Pool.get().putconn(self.connection)


class Timer(AbstractContextManager):
    def __enter__(self):
        self.start = time.monotonic()
        return self

    def __exit__(self, *error):
        self.spent = time.monotonic() - self.start


class Bus:
    def __init__(self) -> None:
        self.handlers: dict[str, list[Callable[..., Any]]] = defaultdict(list)

    def on(self, event: str):
        def register(function):
            self.handlers[event].append(function)
            return function

        return register

    def emit(self, event: str, *args) -> None:
        for handler in self.handlers[event]:
            handler(*args)


bus = Bus()
log_bus = Bus()
documents = Documents("mongodb://localhost")


@bus.on("note")
def save_note(note: dict) -> None:
    documents.add(note)


@log_bus.on("note")
def print_note(note: dict) -> None:
    print(note)


def retrying(times: int):
    def decorate(function):
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except OSError:
                    time.sleep(2**attempt)
            raise TimeoutError

        return wrapper

    return decorate


@retrying(3)
def lookup(number: int) -> dict:
    return {"id": number}


def batches(rows: Iterable[dict], size: int) -> Iterator[list[dict]]:
    batch: list[dict] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def all_notes() -> Iterator[dict]:
    yield from documents.notes.find({})


def first_note() -> dict:
    return next(all_notes())


def index(rows: list[dict], search: Search | None = None) -> int:
    search = search or Search()
    return sum(search.index_all(batch) for batch in batches(rows, 100))


class Facade:
    """Everything behind one object."""

    def __init__(self, assistant: Assistant | None = None, **parts: Any) -> None:
        self.assistant = assistant if assistant is not None else Assistant()
        self.search = parts.get("search") or Search()
        self._steps = {"sum": self.assistant.summary, "shape": self.assistant.prompt}

    def run(self, name: str, *args):
        return self._steps[name](*args)

    def __call__(self, text: str) -> str:
        return self.assistant.summary(text)

    def __len__(self) -> int:
        return len(self._steps)

    def __iter__(self):
        return iter(self.search.find("*"))


def build() -> Facade:
    return Facade(Assistant("small"), search=Search())
