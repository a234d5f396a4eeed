from contextlib import closing, contextmanager
from qdrant_client import QdrantClient


@contextmanager
def session(location=":memory:"):
    client = QdrantClient(location)
    try:
        yield client
    finally:
        client.close()
        print("closed")


def open_client(location=":memory:"):
    return closing(QdrantClient(location))


class Session:
    def __enter__(self):
        self.client = QdrantClient(":memory:")
        return self

    def __exit__(self, *exc):
        self.client.close()
        print("session closed")
