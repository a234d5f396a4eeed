from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


def create(client: QdrantClient, arg: str) -> str:
    client.create_collection(arg, vectors_config=VectorParams(size=1, distance=Distance.DOT))
    return f"created {arg}"


def add(client: QdrantClient, arg: str) -> str:
    n = client.count("c").count
    client.upsert("c", points=[PointStruct(id=n + 1, vector=[1.0], payload={"text": arg})])
    return f"added {arg} as {n + 1}"


def count(client: QdrantClient, arg: str) -> str:
    return str(client.count("c").count)


def stats(client: QdrantClient, arg: str) -> str:
    texts = [p.payload["text"] for p in client.scroll("c")[0]]
    return ",".join(sorted(texts)) or "-"


COMMANDS = {
    "create": create,
    "add": add,
    "count": count,
    "stats": stats,
}
