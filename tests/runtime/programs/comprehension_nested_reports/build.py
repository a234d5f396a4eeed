from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


def _fill():
    for name, n in (("a", 2), ("b", 0), ("c", 1)):
        client.create_collection(name, vectors_config={})
        if n:
            client.upsert(name, [models.PointStruct(id=i, vector={}) for i in range(n)])


_fill()
