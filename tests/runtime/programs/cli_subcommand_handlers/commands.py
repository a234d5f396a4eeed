import argparse
import json
from collections import Counter

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointIdsList, PointStruct, VectorParams

NAME = "articles"


def embed(text: str) -> list[float]:
    counts = Counter(text)
    return [float(counts[c]) for c in "abc"] + [0.1]


def _batches(rows, size):
    for start in range(0, len(rows), size):
        yield start // size, rows[start : start + size]


def cmd_ingest(client: QdrantClient, args: argparse.Namespace) -> int:
    rows = json.loads(args.file.read_text())
    if not client.collection_exists(NAME):
        client.create_collection(NAME, vectors_config=VectorParams(size=4, distance=Distance.COSINE))
    for number, batch in _batches(rows, args.batch):
        client.upsert(NAME, [PointStruct(id=r["id"], vector=embed(r["title"]), payload=r) for r in batch])
        print(f"batch {number}: {len(batch)}")
    return 0


def cmd_search(client: QdrantClient, args: argparse.Namespace) -> int:
    hits = client.query_points(NAME, query=embed(args.query), limit=args.n).points
    for rank, hit in enumerate(hits, 1):
        print(rank, hit.payload["title"], round(hit.score, 3))
    return 0 if hits else 1


def cmd_stats(client: QdrantClient, args: argparse.Namespace) -> int:
    info = client.get_collection(NAME)
    print(info.points_count, info.config.params.vectors.size)
    return 0


def cmd_delete(client: QdrantClient, args: argparse.Namespace) -> int:
    before = client.count(NAME).count
    client.delete(NAME, points_selector=PointIdsList(points=args.ids))
    print("deleted", before - client.count(NAME).count)
    return 0
