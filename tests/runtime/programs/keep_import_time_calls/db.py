from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

client = QdrantClient(":memory:")
if not client.collection_exists("docs"):
    client.create_collection("docs", vectors_config=VectorParams(size=4, distance=Distance.DOT))

DIM = client.get_collection("docs").config.params.vectors.size
