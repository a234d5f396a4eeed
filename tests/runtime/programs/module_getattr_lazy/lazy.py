from qdrant_client import QdrantClient


def __getattr__(name):
    if name == "client":
        value = globals()["client"] = QdrantClient(":memory:")
        return value
    raise AttributeError(name)
