from concurrent.futures import ThreadPoolExecutor

from qdrant_client import QdrantClient
from qdrant_client.models import PointStruct


class Uploader:
    def __init__(self, client: QdrantClient, name: str):
        self.client = client
        self.name = name

    def _upload(self, chunk):
        if not chunk:
            raise ValueError("empty chunk")
        self.client.upsert(self.name, points=[PointStruct(id=i, vector=[1.0]) for i in chunk])
        return len(chunk)

    def upload(self, chunks):
        with ThreadPoolExecutor(max_workers=2) as executor:
            futures = [executor.submit(self._upload, chunk) for chunk in chunks]
            return [future.result() for future in futures]
