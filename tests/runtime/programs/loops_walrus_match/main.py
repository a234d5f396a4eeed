from qdrant_client import QdrantClient, models

from flow import Tally, classify, drain, first_nonempty


def main():
    client = QdrantClient(":memory:")
    for name, n in {"main": 5, "other": 3, "void": 0}.items():
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        if n:
            client.upsert(name, [models.PointStruct(id=i, vector=[1.0]) for i in range(n)])
    print([classify(client, n) for n in ("main", "other", "void")])
    tally = Tally(client)
    print(tally.add("main"), tally.add("other"), tally.by_name)
    print(len(first_nonempty(client, "void", "other")), first_nonempty(client, "void", "void"))
    print(drain(client, "main"))


if __name__ == "__main__":
    main()
