from qdrant_client import QdrantClient

from stats import rows, table

client = QdrantClient(":memory:")
for name in ("beta", "alpha"):
    client.create_collection(name, vectors_config={})
print(table(rows(client)))
