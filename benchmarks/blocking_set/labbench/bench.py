from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .models import Model

T = TypeVar("T")


@dataclass
class Step(Generic[T]):
    call: Callable[[T], T]
    name: str = ""

    def __rshift__(self, other: "Step") -> "Chain":
        return Chain([self, other])


@dataclass
class Chain:
    steps: list[Step] = field(default_factory=list)

    def __rshift__(self, other: Step) -> "Chain":
        return Chain([*self.steps, other])

    def __call__(self, value):
        for step in self.steps:
            value = step.call(value)
        return value

    def names(self) -> list[str]:
        return [step.name for step in self.steps]


class Bench:
    def __init__(self, model: Model, pool: ProcessPoolExecutor | None = None):
        self.model = model
        self.pool = pool or ProcessPoolExecutor()

    def each(self, batches: Iterable):
        yield from map(self.model.run, batches)

    def all(self, batches: Iterable) -> list:
        return list(self.pool.map(self.model.run, batches))

    def one(self, batch):
        return self.pool.submit(self.model.run, batch)
