from qdrant_client import QdrantClient, models

from record import Row


def main():
    client = QdrantClient(":memory:")
    client.create_collection("r", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("r", [models.PointStruct(id=1, vector=[1.0])])
    row = Row(client, "r", 1)
    print(row.status)
    row.status = "open"
    print(row.status)


if __name__ == "__main__":
    main()
