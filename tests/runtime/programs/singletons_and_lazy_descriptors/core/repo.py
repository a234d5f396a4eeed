from qdrant_client.models import Distance, PointStruct, VectorParams

from core.db import Database, Settings


class Repo:
    db = property(lambda self: Database().client)

    def __init__(self, name):
        self.name = name

    def open(self):
        if self.name not in Database().names():
            self.db.create_collection(self.name, vectors_config=VectorParams(size=Settings()["dim"], distance=Distance.EUCLID))  # awaited
        return self

    def write(self, **rows):
        self.db.upsert(self.name, points=[PointStruct(id=i, vector=v, payload={"key": k}) for i, (k, v) in enumerate(rows.items())])  # awaited

    def read(self, i):
        (record,) = self.db.retrieve(self.name, ids=[i])  # awaited
        return record.payload["key"]
