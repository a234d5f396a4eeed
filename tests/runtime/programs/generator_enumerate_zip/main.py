from qdrant_client import QdrantClient, models

from numbering import labelled, numbered


def main():
    client = QdrantClient(":memory:")
    client.create_collection("n", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("n", points=models.Batch(ids=[10, 20, 30, 40, 50], vectors=[[1.0]] * 5))
    print(numbered(client, "n"))
    print(labelled(client, "n", ["a", "b", "c"]))


if __name__ == "__main__":
    main()
