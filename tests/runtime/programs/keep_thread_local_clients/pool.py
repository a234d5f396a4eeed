import threading
from concurrent.futures import ThreadPoolExecutor

from qdrant_client import QdrantClient, models

local = threading.local()
executor = ThreadPoolExecutor(max_workers=2)


def client() -> QdrantClient:
    if not hasattr(local, "client"):
        local.client = QdrantClient(":memory:")
    return local.client


def work(name: str) -> int:
    c = client()
    if not c.collection_exists(name):
        c.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    return len(name) + c.count(name).count
