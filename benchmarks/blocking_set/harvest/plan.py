from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .sources import Row, Source

Step = Callable[[Iterable[Row]], Iterator[Row]]
Policy = Callable[[Row], Row | None]


@dataclass
class Plan:
    source: Source
    steps: list[Step] = field(default_factory=list)

    def then(self, step: Step) -> "Plan":
        self.steps.append(step)
        return self

    def rows(self) -> Iterable[Row]:
        rows: Iterable[Row] = self.source.rows()
        for step in self.steps:
            rows = step(rows)
        return rows

    def run(self) -> list[Row]:
        return list(self.rows())

    def __str__(self) -> str:
        return " > ".join([self.source.describe(), *(s.__name__ for s in self.steps)])


def each(change: Callable[[Row], Row]) -> Step:
    def step(rows: Iterable[Row]) -> Iterator[Row]:
        return (change(row) for row in rows)

    return step


def where(test: Callable[[Row], Any]) -> Step:
    def step(rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            if test(row):
                yield row

    return step


def first_of(*policies: Policy) -> Policy:
    def pick(row: Row) -> Row | None:
        for policy in policies:
            if (found := policy(row)) is not None:
                return found
        return None

    return pick
