from typing import Callable, List

from qdrant_client import QdrantClient, models


class Catalogue:
    def __init__(self, client: QdrantClient, embedder: Callable[[str], List[float]], collection: str):
        self.client = client
        self.embedder = embedder
        self.collection = collection

    def setup(self) -> None:
        self.client.recreate_collection(
            collection_name=self.collection,
            vectors_config=models.VectorParams(size=self.embedder.size, distance=models.Distance.COSINE),
        )

    def add(self, title: str, year: int) -> None:
        ident = self.client.count(self.collection).count + 1
        self.client.upsert(
            self.collection,
            points=[models.PointStruct(id=ident, vector=self.embedder(title), payload={"title": title, "year": year})],
        )

    def search(self, text: str, since: int = 0):
        hits = self.client.query_points(
            self.collection,
            query=self.embedder(text),
            query_filter=models.Filter(must=[models.FieldCondition(key="year", range=models.Range(gte=since))]),
            limit=2,
        )
        return [(h.payload["title"], h.payload["year"]) for h in hits.points]


class Answerer:
    def __init__(self, catalogue: Catalogue):
        self.catalogue = catalogue

    def answer(self, question: str) -> str:
        found = self.catalogue.search(question, since=1950)
        return ", ".join(f"{title} ({year})" for title, year in found) or "nothing"
