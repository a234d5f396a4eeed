from qdrant_client import QdrantClient, models

from fusion import hybrid


def main():
    client = QdrantClient(":memory:")
    client.create_collection("d", vectors_config={"dense": models.VectorParams(size=2, distance=models.Distance.DOT)})
    client.upsert("d", [models.PointStruct(id=i, vector={"dense": [i, 1.0]}, payload={"tag": "ab"[i % 2]}) for i in range(6)])
    print(hybrid(client, 1.0, "a"))


if __name__ == "__main__":
    main()
