from concurrent.futures import ThreadPoolExecutor

from qdrant_client import QdrantClient


def lookup(client: QdrantClient, name: str, id: int) -> str:
    rows = client.retrieve(name, ids=[id])
    return rows[0].payload["t"] if rows else "-"


def lookup_all(client: QdrantClient, name: str, ids: list[int]) -> list[str]:
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(lambda i: lookup(client, name, i), ids))
