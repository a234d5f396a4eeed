import sqlite3

from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


def work(name: str) -> tuple[int, int]:
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    seen = sqlite3.connect(":memory:")
    seen.execute("create table seen (name text)")
    return seen.execute("select count(*) from seen").fetchone()[0], client.count(name).count
