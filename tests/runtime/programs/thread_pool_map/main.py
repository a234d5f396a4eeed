from qdrant_client import QdrantClient, models

from fanout import lookup_all


def main():
    client = QdrantClient(":memory:")
    client.create_collection("f", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("f", [models.PointStruct(id=i, vector=[1], payload={"t": chr(97 + i)}) for i in range(6)])
    print(lookup_all(client, "f", [5, 0, 9, 3]))


if __name__ == "__main__":
    main()
