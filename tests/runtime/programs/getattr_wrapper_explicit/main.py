from wrapper import Timed

from qdrant_client import QdrantClient, models

db = Timed(QdrantClient(":memory:"))
db.create_collection("w", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
print(db.count("w").count, db.size("w"), db.calls)
