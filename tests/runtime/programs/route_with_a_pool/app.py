import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

from fastapi import Depends, FastAPI
from qdrant_client import QdrantClient, models

app = FastAPI()
NAMES = ("books", "films")


def get_client() -> QdrantClient:
    client = QdrantClient(":memory:")
    for n, name in enumerate(NAMES, 1):
        client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
        client.upsert(name, [models.PointStruct(id=i, vector=[1.0, 0.0], payload={"name": name}) for i in range(n)])
    return client


def search(client: QdrantClient, name: str) -> list[str]:
    return [p.payload["name"] for p in client.query_points(name, query=[1.0, 0.0]).points]


@app.get("/all")
def search_all(client: QdrantClient = Depends(get_client)) -> list[str]:
    with ThreadPoolExecutor(max_workers=2) as pool:
        found = list(pool.map(lambda name: search(client, name), NAMES))
    return sorted(text for texts in found for text in texts)


@app.get("/first")
def first(client: QdrantClient = Depends(get_client)) -> dict[str, int]:
    counts = {}
    with ThreadPoolExecutor() as pool:
        futures = {pool.submit(search, client, name): name for name in NAMES}
        for future in as_completed(futures):
            counts[futures[future]] = len(future.result())
    return dict(sorted(counts.items()))


def gather(client: QdrantClient, name: str, found: list[int]) -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(search, client, name)
        found.append(len(future.result()))


@app.get("/threads")
def threads(client: QdrantClient = Depends(get_client)) -> list[int]:
    found: list[int] = []
    workers = []
    for name in NAMES:
        worker = threading.Thread(target=gather, args=(client, name), kwargs={"found": found}, daemon=True)
        workers.append(worker)
        worker.start()
    for each in workers:
        each.join()
    return sorted(found)
