from qdrant_client import QdrantClient, models

from transfer import dump, load

source, target = QdrantClient(":memory:"), QdrantClient(":memory:")
source.create_collection("s", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
source.upsert("s", [models.PointStruct(id=i, vector=[float(i)], payload={"i": i}) for i in range(3)])
print(dump(source, "s", "out.jsonl"), load(target, "s", "out.jsonl"))
print(open("out.jsonl").readline().strip(), target.count("s").count)
