from qdrant_client import QdrantClient
from qdrant_client.models import PointStruct

from texts import TEXTS, fake_embed

client = QdrantClient(":memory:")
if not client.collection_exists("t"):
    client.create_collection("t", vectors_config={})
for i, text in enumerate(TEXTS):
    client.upsert("t", [PointStruct(id=i, vector={}, payload={"v": fake_embed(text)})])
total = client.count("t").count
print("total", total)
with open("out.txt", "w") as f:
    for record in client.scroll("t")[0]:
        f.write(f"{record.payload['v']}\n")
print(open("out.txt").read().split())
