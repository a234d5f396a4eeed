import time

from qdrant_client import QdrantClient, models


def throttle(seconds: float) -> None:
    time.sleep(seconds)
    print("throttled")


def load(client: QdrantClient, name: str, n: int) -> int:
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    throttle(0.001)
    client.upload_points(name, points=(models.PointStruct(id=i, vector=[1.0]) for i in range(n)), batch_size=2)
    time.sleep(0.001)
    return client.count(name).count
