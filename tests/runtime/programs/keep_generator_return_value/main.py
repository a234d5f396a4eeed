from qdrant_client import QdrantClient, models

from gen import everything, seeker


def main():
    client = QdrantClient(":memory:")
    client.create_collection("g", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("g", [models.PointStruct(id=i, vector=[1]) for i in range(5)])
    print(list(everything(client, "g")))
    s = seeker(client, "g")
    print(next(s), s.send(3), s.send(30))


if __name__ == "__main__":
    main()
