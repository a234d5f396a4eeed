from qdrant_client import QdrantClient, models

LOG = []


def transfer(names):
    source = QdrantClient(":memory:")
    try:
        target = QdrantClient(":memory:")
        try:
            for name in names:
                source.create_collection(name, vectors_config={})
                if name == "b":
                    return sorted(c.name for c in source.get_collections().collections)
                target.create_collection(name, vectors_config={})
        finally:
            target.close()
            LOG.append("target closed")
    finally:
        source.close()
        LOG.append("source closed")


def stream(client, n):
    try:
        for i in range(n):
            client.upsert("r", [models.PointStruct(id=i, vector={})])
            yield client.count("r").count
    finally:
        LOG.append("stream done")


def read_first(n):
    client = QdrantClient(":memory:")
    client.create_collection("r", vectors_config={})
    return [x for x in stream(client, n)]
