import operator
from functools import reduce

from qdrant_client import QdrantClient


class Stats:
    def __init__(self, client: QdrantClient, names: list[str]) -> None:
        self.client = client
        self.names = names

    def count(self, name: str) -> int:
        return self.client.count(name).count

    def exists(self, name: str) -> bool:
        return self.client.collection_exists(name)

    def total(self) -> int:
        return sum(self.count(n) for n in self.names)

    def product(self) -> int:
        return reduce(operator.mul, map(self.count, self.names), 1)

    def folded(self) -> int:
        return reduce(lambda acc, n: acc + self.count(n), self.names, 0)

    def all_there(self) -> bool:
        return all(self.exists(n) for n in self.names)

    def any_big(self, limit: int) -> bool:
        return any(self.count(n) > limit for n in self.names)

    def missing(self, wanted: list[str]) -> list[str]:
        return [n for n in wanted if not self.exists(n)]

    def present(self, wanted: list[str]) -> list[str]:
        return list(filter(self.exists, wanted))

    def ranking(self) -> list[str]:
        return sorted(self.names, key=self.count, reverse=True)

    def extremes(self) -> tuple[str, str]:
        return min(self.names, key=self.count), max(self.names, key=lambda n: self.count(n))

    def table(self) -> dict[str, int]:
        return dict(zip(self.names, map(self.count, self.names)))

    def first_big(self, limit: int) -> str | None:
        return next((n for n in self.names if self.count(n) > limit), None)

    def text(self) -> str:
        return "; ".join(f"{n}: {self.count(n)}" for n in self.names)

    def sizes(self) -> list[int]:
        return list(filter(None, map(self.count, self.names)))

    def until(self, limit: int) -> list[int]:
        found = []
        for size in filter(None, map(self.count, [*self.names, *self.names])):
            found.append(size)
            if size > limit:
                break
        return found

    def first(self, wanted: list[str]) -> str:
        return next(filter(None, map(lambda n: n if self.exists(n) else "", wanted)), "none")
