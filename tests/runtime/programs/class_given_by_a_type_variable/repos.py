from qdrant_client import QdrantClient, models


class BaseRepo:
    collection = "base"

    def __init__(self, client: QdrantClient):
        self.client = client

    def create(self):
        self.client.create_collection(self.collection, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def save(self, id, text):
        self.client.upsert(self.collection, points=[models.PointStruct(id=id, vector=[1.0], payload=self.payload(text))])

    def load(self, id):
        (record,) = self.client.retrieve(self.collection, ids=[id])
        return record.payload

    def count(self):
        return self.client.count(self.collection).count

    def payload(self, text):
        return {"text": text}


class NotesRepo(BaseRepo):
    collection = "notes"


class TagsRepo(BaseRepo):
    collection = "tags"

    def payload(self, text):
        return {**super().payload(text), "tag": True}

    def load(self, id):
        return super().load(id)["tag"]
