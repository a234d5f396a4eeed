from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

client = QdrantClient(":memory:")
NAME = "state"


def ensure():
    if not client.collection_exists(NAME):
        client.create_collection(NAME, vectors_config=VectorParams(size=1, distance=Distance.DOT))
