import heapq
from functools import reduce

from qdrant_client import QdrantClient


def add(client: QdrantClient):
    def step(total, name):
        return total + client.count(name).count

    return step


def total(client: QdrantClient, names):
    return reduce(add(client), names, 0)


def labelled(client: QdrantClient, names, first):
    found = reduce(lambda found, name: f"{found}{name}{client.count(name).count}", names, first)
    return found


def largest(client: QdrantClient, names):
    def larger(left, right):
        return left if client.count(left).count >= client.count(right).count else right

    return reduce(larger, names)


def top(client: QdrantClient, names, n):
    return heapq.nlargest(n, names, key=lambda name: client.count(name).count)


def low(client: QdrantClient, names, n):
    return heapq.nsmallest(n, names, key=lambda name: client.count(name).count)


class Board:
    def __init__(self, client: QdrantClient, names: list[str]) -> None:
        self.client = client
        self.names = names

    def size(self, name: str) -> int:
        return self.client.count(name).count

    def arrange(self, down: bool) -> None:
        self.names.sort(key=self.size, reverse=down)
