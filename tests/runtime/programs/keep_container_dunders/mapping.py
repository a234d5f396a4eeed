from qdrant_client import QdrantClient, models


class Points:
    def __init__(self, client: QdrantClient, name: str):
        self.client = client
        self.name = name

    def create(self):
        self.client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def __len__(self):
        return self.client.count(self.name).count

    def __contains__(self, id):
        return bool(self.client.retrieve(self.name, ids=[id]))

    def __getitem__(self, id):
        rows = self.client.retrieve(self.name, ids=[id])
        if not rows:
            raise KeyError(id)
        return rows[0].payload

    def __setitem__(self, id, payload):
        self.client.upsert(self.name, points=[models.PointStruct(id=id, vector=[0.0], payload=payload)])
