from qdrant_client import QdrantClient, models

from catalog import PATH


def seed(names):
    client = QdrantClient(path=PATH)
    for name in names:
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.close()
