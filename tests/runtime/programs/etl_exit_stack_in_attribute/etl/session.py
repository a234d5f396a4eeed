from contextlib import ExitStack, contextmanager

from qdrant_client import QdrantClient, models


@contextmanager
def collection(client, name):
    client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE))
    try:
        yield name
    finally:
        client.delete_collection(name)
        print("dropped", name)


class Session:
    def __init__(self):
        self._stack = ExitStack()
        self.client = None

    def __enter__(self):
        self.client = QdrantClient(":memory:")
        self._stack.callback(self.client.close)
        self.raw = self._stack.enter_context(collection(self.client, "raw"))
        self.clean = self._stack.enter_context(collection(self.client, "clean"))
        return self

    def __exit__(self, *exc):
        self._stack.close()
        return False

    def pages(self, name, size=2):
        offset = None
        while True:
            points, offset = self.client.scroll(name, limit=size, offset=offset, with_vectors=True)
            yield points
            if offset is None:
                return
