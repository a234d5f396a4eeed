from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

from proxy import Proxy


def main():
    p = Proxy(QdrantClient(":memory:"))
    p.create_collection("a", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    print(p.count("a"), p.calls, p.collection_exists("a"))


main()
