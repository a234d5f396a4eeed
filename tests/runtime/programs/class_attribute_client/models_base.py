from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Model:
    """Active-record style."""

    client = QdrantClient(":memory:")
    table: str

    def __init__(self, id, **fields):
        self.id = id
        self.fields = fields

    @classmethod
    def create_table(cls):
        cls.client.create_collection(cls.table, vectors_config=VectorParams(size=1, distance=Distance.DOT))

    @classmethod
    def get(cls, id):
        rows = cls.client.retrieve(cls.table, ids=[id])
        return cls(rows[0].id, **rows[0].payload) if rows else None

    @staticmethod
    def tables():
        return sorted(c.name for c in Model.client.get_collections().collections)

    def save(self):
        self.client.upsert(self.table, points=[PointStruct(id=self.id, vector=[1.0], payload=self.fields)])
        return self
