from qdrant_client import QdrantClient, models

from audit import Auditor, remove


def main():
    client = QdrantClient(":memory:")
    create, upsert = client.create_collection, client.upsert
    for name in ("a", "b"):
        create(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        upsert(name, points=[models.PointStruct(id=i, vector=[1]) for i in range(4)])
    auditor = Auditor(client)
    print(remove(client, "a", [0, 1]), auditor.check("a"))
    print(remove(client, "b"), auditor.check("b"))


if __name__ == "__main__":
    main()
