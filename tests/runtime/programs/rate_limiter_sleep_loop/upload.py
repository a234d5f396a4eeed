from qdrant_client import QdrantClient, models


def chunks(items, size):
    items = list(items)
    for start in range(0, len(items), size):
        yield items[start : start + size]


def upload(ids, limiter, size, on_progress=None):
    client = QdrantClient(":memory:")
    client.create_collection("u", vectors_config={})
    total, done = len(ids), 0
    for chunk in chunks(ids, size):
        limiter.wait()
        client.upsert("u", [models.PointStruct(id=i, vector={}) for i in chunk])
        done += len(chunk)
        if on_progress:
            on_progress(done, total)
    return client.count("u").count, limiter.waits
