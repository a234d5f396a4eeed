from collections import deque

from qdrant_client import QdrantClient, models


class Graph:
    def __init__(self, edges):
        self.edges = edges
        self.client = QdrantClient(":memory:")

    def load(self):
        self.client.create_collection("g", vectors_config={})
        self.client.upsert("g", [models.PointStruct(id=k, vector={}, payload={"to": v}) for k, v in self.edges.items()])

    def neighbours(self, node):
        for record in self.client.retrieve("g", [node]):
            return record.payload["to"]
        return []

    def reach(self, node, seen=None):
        seen = set() if seen is None else seen
        if node not in seen:
            seen.add(node)
            self._spread(node, seen)
        return seen

    def _spread(self, node, seen):
        for n in self.neighbours(node):
            self.reach(n, seen)

    def levels(self, start):
        queue, level = deque([(start, 0)]), {}
        while queue:
            node, depth = queue.popleft()
            if node in level:
                continue
            level[node] = depth
            queue.extend((n, depth + 1) for n in self.neighbours(node))
        return level

    def path(self, a, b, trail=()):
        if a == b:
            return [*trail, a]
        options = (self.path(n, b, (*trail, a)) for n in self.neighbours(a) if n not in trail)
        return next((p for p in options if p), None)
