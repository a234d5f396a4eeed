from qdrant_client import QdrantClient


class Lazy:
    def __init__(self, make):
        self._make = make

    @property
    def value(self):
        return self._make()


def thunk(f):
    return f()


class Handlers:
    def __init__(self):
        self.client = QdrantClient(':memory:')
        self.steps = [self.one, self.two]

    def one(self):
        return len(self.client.get_collections().collections)

    def two(self):
        return self.client.collection_exists('x')

    def run(self):
        return [thunk(lambda: step()) for step in reversed(self.steps)]

    def values(self):
        return [Lazy(lambda: step()).value for step in self.steps]
