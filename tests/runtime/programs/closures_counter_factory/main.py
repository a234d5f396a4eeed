from qdrant_client import QdrantClient

from closures import make_saver

client = QdrantClient(":memory:")
save, stats = make_saver(client, "c", limit=2)
for x in "abcd":
    print(x, save(x))
print(stats())
