from qdrant_client import QdrantClient

from lookup import lookup_all
from setup_data import build

client = QdrantClient(":memory:")
build(client)
for key, value in lookup_all(client, [2, 0, 9]):
    print(key, value)
