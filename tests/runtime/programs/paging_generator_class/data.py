from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")
client.create_collection("p", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
client.upsert("p", [models.PointStruct(id=i, vector=[1.0]) for i in range(5)])
