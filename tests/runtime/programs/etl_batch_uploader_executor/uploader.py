from concurrent.futures import ThreadPoolExecutor

from qdrant_client import QdrantClient, models


class Uploader:
    def __init__(self, workers: int):
        self.client = QdrantClient(":memory:")
        self.workers = workers

    def _upload_batch(self, ids: list[int]) -> int:
        self.client.upsert("u", [models.PointStruct(id=i, vector=[1.0]) for i in ids])
        return len(ids)

    def upload(self, ids: list[int], batch_size: int) -> int:
        self.client.create_collection("u", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        batches = [ids[i : i + batch_size] for i in range(0, len(ids), batch_size)]
        with ThreadPoolExecutor(max_workers=self.workers) as executor:
            futures = [executor.submit(self._upload_batch, batch) for batch in batches]
            return sum(f.result() for f in futures)

    def count(self) -> int:
        return self.client.count("u").count
