from loader import run_plugins

from qdrant_client import QdrantClient

client = QdrantClient(":memory:")
print(run_plugins(client, ["first", "second"]))
