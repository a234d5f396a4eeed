import os

from phases import check, load
from qdrant_client import QdrantClient

client = QdrantClient(url=os.environ["QDRANT_URL"])
try:
    print(load(client, "p", 3))
    print(check(client, "p", 3))
finally:
    client.close()
