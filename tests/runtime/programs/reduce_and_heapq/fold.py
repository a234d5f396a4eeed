import heapq
from functools import reduce

from qdrant_client import QdrantClient


def add(client: QdrantClient):
    def step(total, name):
        return total + client.count(name).count

    return step


def total(client: QdrantClient, names):
    return reduce(add(client), names, 0)


def top(client: QdrantClient, names, n):
    return heapq.nlargest(n, names, key=lambda name: client.count(name).count)
