from qdrant_client import QdrantClient, models

WORDS = ["red", "blue", "fox", "car"]


def embed(text: str) -> list[float]:
    return [float(w in text) + 0.1 for w in WORDS]


class VectorRetriever:
    def __init__(self, client: QdrantClient | None = None):
        self.client = client if client is not None else QdrantClient(":memory:")

    def index(self, texts: list[str]) -> None:
        self.client.create_collection("r", vectors_config=models.VectorParams(size=len(WORDS), distance=models.Distance.COSINE))
        self.client.upsert("r", [models.PointStruct(id=i, vector=embed(t), payload={"t": t}) for i, t in enumerate(texts)])

    def retrieve(self, query: str, k: int) -> list[str]:
        return [p.payload["t"] for p in self.client.query_points("r", query=embed(query), limit=k).points]
