from oddlib import traced
from qdrant_client import QdrantClient

client = QdrantClient(":memory:")


@traced
def size(name):
    client.create_collection(name, vectors_config={})
    return client.count(name).count
