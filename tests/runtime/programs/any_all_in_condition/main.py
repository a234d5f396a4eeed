from qdrant_client import QdrantClient, models

import guard


def main():
    client = QdrantClient(":memory:")
    for n in ("a", "c"):
        client.create_collection(n, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    for names in (["a", "b", "c"], ["a", "c"], ["x", "y"]):
        guard.SEEN.clear()
        print(guard.verdict(client, names), guard.SEEN)


if __name__ == "__main__":
    main()
