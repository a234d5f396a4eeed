from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from .ports import Embedder, Note
from .settings import Settings


class LetterEmbedder:
    def __init__(self, settings: Settings) -> None:
        self.dim = settings.dim

    def embed(self, text: str) -> list[float]:
        vec = [0.0] * self.dim
        for pos, char in enumerate(text.lower()):
            vec[pos % self.dim] += ord(char) % 13
        return vec


class QdrantNoteIndex:
    def __init__(self, client: QdrantClient, settings: Settings, embedder: Embedder) -> None:
        self._client = client
        self._name = settings.collection
        self._dim = settings.dim
        self._embedder = embedder

    def ensure(self) -> None:
        if not self._client.collection_exists(self._name):
            self._client.create_collection(
                self._name, vectors_config=VectorParams(size=self._dim, distance=Distance.COSINE)
            )

    def put(self, notes: list[Note]) -> int:
        points = [
            PointStruct(id=n.id, vector=self._embedder.embed(n.title + n.body), payload={"title": n.title})
            for n in notes
        ]
        self._client.upsert(self._name, points=points)
        return len(points)

    def nearest(self, text: str, limit: int) -> list[tuple[int, str]]:
        hits = self._client.query_points(self._name, query=self._embedder.embed(text), limit=limit).points
        return [(hit.id, hit.payload["title"]) for hit in hits]

    def size(self) -> int:
        return self._client.count(self._name).count
