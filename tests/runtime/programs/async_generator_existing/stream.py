from qdrant_client import QdrantClient, models


class Stream:
    def __init__(self, name):
        self.name = name
        self.client = QdrantClient(":memory:")

    def fill(self, n):
        self.client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        self.client.upsert(self.name, [models.PointStruct(id=i, vector=[1.0]) for i in range(n)])

    async def items(self, start=None):
        offset = start
        while True:
            page, offset = self.client.scroll(self.name, limit=2, offset=offset)
            for record in page:
                yield record.id
            if offset is None:
                return
