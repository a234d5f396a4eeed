from functools import reduce

from qdrant_client import QdrantClient, models
from totals import Totals


def main():
    client = QdrantClient(":memory:")
    for size, name in enumerate(("a", "b", "c"), 1):
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        client.upsert(name, points=[models.PointStruct(id=n, vector=[1.0]) for n in range(size)])
    totals = Totals(client)
    print(totals.both(["a", "b", "c"]), totals.each([["a"], [], ["b", "c"]]))
    print(totals.largest(["a", "c", "b"]), totals.largest(["a"]))
    best = max(["a", "b"], key=lambda n: client.count(n).count)
    print(best, any(client.collection_exists(n) for n in "xa"), reduce(lambda a, n: a + client.count(n).count, "abc", 0))
    try:
        totals.largest([])
    except TypeError as error:
        print(error)


if __name__ == "__main__":
    main()
