from qdrant_client import QdrantClient, models


class Store:
    def __init__(self, client: QdrantClient, name: str = "docs") -> None:
        self.client = client
        self.name = name

    def seed(self, n: int) -> None:
        self.client.create_collection(self.name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
        rows = [models.PointStruct(id=i, vector=[1.0, float(i)], payload={"n": i, "kind": "odd" if i % 2 else "even"}) for i in range(n)]
        self.client.upsert(self.name, points=rows)

    def size(self) -> int:
        return self.client.count(self.name).count

    def find(self, x: float, limit: int = 3) -> list[int]:
        return [p.id for p in self.client.query_points(self.name, query=[1.0, x], limit=limit).points]

    def get(self, ident: int) -> dict:
        rows = self.client.retrieve(self.name, ids=[ident])
        if not rows:
            raise KeyError(ident)
        return rows[0].payload


def open_store(n: int = 4) -> Store:
    store = Store(QdrantClient(":memory:"))
    store.seed(n)
    return store
