from qdrant_client import QdrantClient, models


class Store:
    def __init__(self, client: QdrantClient, name: str = "docs"):
        self.client = client
        self.name = name

    def create(self) -> "Store":
        self.client.create_collection(
            self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.EUCLID)
        )
        return self

    def add(self, key: int, x: float) -> int:
        self.client.upsert(self.name, [models.PointStruct(id=key, vector=[x], payload={"t": f"t{key}"})])
        return self.size()

    def size(self) -> int:
        return self.client.count(self.name).count

    def title(self, key: int) -> str:
        return self.client.retrieve(self.name, ids=[key])[0].payload["t"]

    def near(self, x: float) -> int:
        return self.client.query_points(self.name, query=[float(x)], limit=1).points[0].id

    def close(self) -> None:
        self.client.close()


def filled(n: int = 3) -> Store:
    store = Store(QdrantClient(":memory:")).create()
    for i in range(n):
        store.add(i, float(i))
    return store
