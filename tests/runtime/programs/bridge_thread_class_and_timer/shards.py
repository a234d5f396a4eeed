import os
from threading import Thread

from qdrant_client import QdrantClient, models


def connect() -> QdrantClient:
    return QdrantClient(url=os.environ["QDRANT_URL"])


def create(shard_client: QdrantClient, name: str) -> None:
    shard_client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


class Filler(Thread):
    def __init__(self, name: str, count: int):
        super().__init__()
        self.collection = name
        self.wanted = count
        self.size = 0

    def run(self) -> None:
        mine = connect()
        create(mine, self.collection)
        for i in range(self.wanted):
            mine.upsert(self.collection, points=[models.PointStruct(id=i, vector=[1.0])])
        self.size = mine.count(self.collection).count
        mine.close()


def late(name: str, done: list) -> None:
    mine = connect()
    create(mine, name)
    done.append(mine.count(name).count)
    mine.close()
