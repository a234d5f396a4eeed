from qdrant_client import QdrantClient, models

from rank import Rank

client = QdrantClient(":memory:")
for name, n in (("a", 1), ("b", 3), ("c", 0)):
    client.create_collection(name, vectors_config={})
    for i in range(n):
        client.upsert(name, [models.PointStruct(id=i, vector={})])
rank = Rank(client)
print(rank.order(["a", "b", "c"]), rank.largest(["a", "c"]))
print(rank.filled(["a", "b", "c"]), rank.sizes(["c", "b"]))
print(rank.check(["a", "b"]), rank.check(["a", "c"]), rank.check(["x"]))
