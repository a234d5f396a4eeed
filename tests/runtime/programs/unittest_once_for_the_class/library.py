from qdrant_client import QdrantClient, models


class Library:
    def __init__(self, client: QdrantClient):
        self._client = client

    def open_shelf(self, name: str) -> bool:
        if self._client.collection_exists(name):
            return False
        return self._client.create_collection(
            name, vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE)
        )

    def shelve(self, name: str, books: dict[int, list[float]]) -> int:
        points = [models.PointStruct(id=key, vector=vector) for key, vector in books.items()]
        self._client.upsert(name, points=points)
        return self.size(name)

    def size(self, name: str) -> int:
        return self._client.count(name, exact=True).count

    def first(self, name: str) -> int:
        records, _ = self._client.scroll(name, limit=1)
        if not records:
            raise IndexError(name)
        return records[0].id

    def burn(self, *names: str) -> None:
        for name in names:
            self._client.delete_collection(name)
