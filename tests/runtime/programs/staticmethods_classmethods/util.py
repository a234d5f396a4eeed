from qdrant_client import QdrantClient, models


class QdrantUtil:
    client = QdrantClient(":memory:")
    counter = 0

    @classmethod
    def setup(cls, name: str) -> None:
        cls.client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    @classmethod
    def add(cls, name: str, vector: list[float]) -> int:
        cls.counter += 1
        cls.client.upsert(name, [models.PointStruct(id=cls.counter, vector=vector)])
        return cls.counter

    @staticmethod
    def best(name: str, vector: list[float]) -> int:
        return QdrantUtil.client.query_points(name, query=vector, limit=1).points[0].id

    @classmethod
    def describe(cls, name: str) -> str:
        return f"{name} has {cls.client.count(name).count}, best {cls.best(name, [1.0])}"
