from qdrant_client import QdrantClient, models

from paging import ids, pages, records


def seed():
    client = QdrantClient(":memory:")
    client.create_collection("e", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("e", [models.PointStruct(id=i, vector=[1], payload={"even": i % 2 == 0}) for i in range(8)])
    return client


def main():
    client = seed()
    print([len(page) for page in pages(client, "e")])
    print(list(ids(client, "e")))
    total = 0
    for record in records(client, "e", size=2):
        if record.payload["even"]:
            total += record.id
    else:
        print("done")
    print(total)
    print({r.id: r.payload["even"] for r in records(client, "e") if r.id > 5})
    print(sum(1 for _ in ids(client, "e")), sorted(ids(client, "e"), reverse=True))


if __name__ == "__main__":
    main()
