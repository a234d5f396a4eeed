from qdrant_client import QdrantClient


class Pipeline:
    def __init__(self, client: QdrantClient):
        self.client = client

    def size(self, name):
        return self.client.count(name).count

    def has(self, name):
        return self.client.collection_exists(name)

    def sizes(self, names):
        return list(map(self.size, names))

    def known(self, names):
        return list(filter(self.has, names))

    def total(self, names):
        return sum(map(lambda n: self.size(n) + 1, self.known(names)))

    def text(self, names):
        return "/".join(map(str, self.sizes(names)))
