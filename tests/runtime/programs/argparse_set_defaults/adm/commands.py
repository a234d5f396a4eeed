from argparse import Namespace

from qdrant_client import QdrantClient, models


def create(client: QdrantClient, args: Namespace) -> int:
    for name in args.names:
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    print(sorted(c.name for c in client.get_collections().collections))
    return 0


def fail(client: QdrantClient, args: Namespace) -> int:
    client.count("nothing")
    return 0
