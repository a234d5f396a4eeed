from qdrant_client import QdrantClient, models

from batches import pairs, process
from cache import Cache, Search

V = models.VectorParams(size=2, distance=models.Distance.COSINE)


def batches(db):
    db.create_collection("a", vectors_config=V)
    seen = []
    print(process(db, [1, 2, 3]))
    print(process(db, [4, 5, 6], on_item=seen.append, batch=pairs))
    print(process(db, [7], on_item=lambda i: seen.append(db.count("a").count), on_done=print))
    print(process(db, [8], on_done=lambda n: seen.append(("done", n))), seen)


def caches(db):
    now = [0]
    s = Search(db, Cache(lambda: now[0]))
    db.create_collection("c", vectors_config=V)
    print(s.size("c"), s.label("c"), s.known("c"), s.known("b"))
    db.upsert("c", [models.PointStruct(id=1, vector=[1, 0])])
    print(s.size("c"), s.known("c"))
    now[0] = 99
    print(s.size("c"), s.names)


def main():
    db = QdrantClient(":memory:")
    batches(db)
    caches(db)


main()
