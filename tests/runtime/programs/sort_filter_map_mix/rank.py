from qdrant_client import QdrantClient


class Rank:
    def __init__(self, client: QdrantClient):
        self.client = client

    def size(self, name: str) -> int:
        return self.client.count(name).count

    def order(self, names):
        return sorted(names, key=self.size, reverse=True)

    def largest(self, names):
        return max(names, key=lambda n: self.size(n))

    def filled(self, names):
        return list(filter(self.size, names))

    def sizes(self, names):
        return dict(zip(names, map(self.size, names)))

    def check(self, names):
        if not all(self.client.collection_exists(n) for n in names):
            return "missing"
        if any(self.size(n) == 0 for n in names):
            return "empty"
        return "fine"
