import json

from qdrant_client import QdrantClient, models


def dump(client: QdrantClient, name: str, path: str) -> int:
    written = 0
    with open(path, "w", encoding="utf-8") as file:
        for record in client.scroll(name, with_vectors=True)[0]:
            file.write(json.dumps({"id": record.id, "vector": record.vector, "payload": record.payload}) + "\n")
            written += 1
    return written


def load(client: QdrantClient, name: str, path: str) -> int:
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    with open(path, encoding="utf-8") as file:
        points = [models.PointStruct(**json.loads(line)) for line in file]
    client.upsert(name, points)
    return len(points)
