from qdrant_client.models import PointStruct


def batched(items, n):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == n:
            yield batch
            batch = []
    if batch:
        yield batch


def to_point(row):
    id, text, digest = row
    return PointStruct(id=id, vector=[len(text), 1.0], payload={"text": text, "sha": digest})
