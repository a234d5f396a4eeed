from qdrant_client import QdrantClient, models

from careful import count_carefully

client = QdrantClient(":memory:")
client.create_collection("a", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
print(count_carefully(client, "a"))
