from collections import Counter

from qdrant_client import QdrantClient

from source import embed


def topics(client: QdrantClient, name: str) -> Counter:
    points, _ = client.scroll(name, limit=100)
    return Counter(p.payload["topic"] for p in points)  # same


def print_report(client: QdrantClient, name: str) -> None:
    for topic, n in sorted(topics(client, name).items()):
        print(f"{topic:>10}: {n}")
    best = client.query_points(name, query=embed("refund"), limit=2).points
    print("best", [(p.id, p.payload["title"], round(p.score, 3)) for p in best])
