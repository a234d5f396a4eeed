from qdrant_client import QdrantClient, models


class PayloadService:
    name = "p"

    def __init__(self):
        self.client = QdrantClient(":memory:")

    def setup(self):
        self.client.create_collection(self.name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
        self.client.upsert(self.name, models.Batch(ids=[1, 2], vectors=[[1.0, 0.0], [1.0, 1.0]]))

    def tag(self, id, **tags):
        self.client.set_payload(self.name, payload=tags, points=[id])

    def replace(self, id, payload):
        self.client.overwrite_payload(self.name, payload, points=[id])

    def untag(self, id, *keys):
        self.client.delete_payload(self.name, keys=list(keys), points=[id])

    def clear(self, id):
        self.client.clear_payload(self.name, points_selector=[id])

    def move(self, id, vector):
        self.client.update_vectors(self.name, points=[models.PointVectors(id=id, vector=vector)])

    def bulk(self, id):
        self.client.batch_update_points(
            self.name,
            update_operations=[
                models.UpsertOperation(upsert=models.PointsList(points=[models.PointStruct(id=id, vector=[0.5, 0.5])])),
                models.SetPayloadOperation(set_payload=models.SetPayload(payload={"bulk": 1}, points=[id])),
            ],
        )

    def payloads(self):
        return {r.id: r.payload for r in self.client.scroll(self.name)[0]}

    def vector(self, id):
        return self.client.retrieve(self.name, [id], with_vectors=True)[0].vector
