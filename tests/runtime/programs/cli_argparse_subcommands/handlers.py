from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

NAME = "colors"


def cmd_init(client: QdrantClient, args) -> int:
    client.create_collection(NAME, vectors_config=VectorParams(size=2, distance=Distance.DOT))
    print("ok")
    return 0


def cmd_add(client: QdrantClient, args) -> int:
    client.upsert(NAME, points=[PointStruct(id=args.id, vector=[1.0, 2.0], payload={"color": args.color})])
    print("points", client.count(NAME).count)
    return 0


def cmd_ls(client: QdrantClient, args) -> int:
    rows, _ = client.scroll(NAME)
    for row in sorted(rows, key=lambda r: r.id):
        print(row.id, row.payload["color"])
    return 0


def cmd_rm(client: QdrantClient, args) -> int:
    if not client.retrieve(NAME, ids=[args.id]):
        print("no such point", args.id)
        return 3
    client.delete(NAME, points_selector=[args.id])
    return 0
