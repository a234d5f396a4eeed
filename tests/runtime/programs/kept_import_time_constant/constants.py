from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")
client.create_collection("c", vectors_config=models.VectorParams(size=3, distance=models.Distance.DOT))
DIM = client.get_collection("c").config.params.vectors.size
