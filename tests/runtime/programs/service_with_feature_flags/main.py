import sys

from qdrant_client import QdrantClient

from service import make

service = make(sys.argv[1] == "on", QdrantClient(":memory:"))
print(service.remember("x"), service.remember("y"), service.count())
QdrantClient(":memory:").get_collections()
