from qdrant_client import QdrantClient, models

from work import all_steps


def main():
    client = QdrantClient(":memory:")
    client.create_collection("a", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    print(all_steps(client, ["a", "missing", "never"]))


if __name__ == "__main__":
    main()
