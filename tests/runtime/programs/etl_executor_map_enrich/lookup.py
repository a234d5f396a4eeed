from concurrent import futures

from qdrant_client import QdrantClient


def lookup_all(client: QdrantClient, ids: list[int]) -> list[tuple[int, str]]:
    def one(id: int) -> str:
        rows = client.retrieve("names", ids=[id])
        return rows[0].payload["name"] if rows else "?"

    with futures.ThreadPoolExecutor(4) as pool:
        names = list(pool.map(one, ids))
    return list(zip(ids, names))
