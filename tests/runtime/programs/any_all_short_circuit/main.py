from qdrant_client import QdrantClient, models

import guard


def main():
    client = QdrantClient(":memory:")
    for n in ("a", "c"):
        client.create_collection(n, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    print(guard.all_ready(client, ["a", "b", "c"]), guard.SEEN)
    guard.SEEN.clear()
    print(guard.any_ready(client, ["b", "a", "c"]), guard.SEEN)
    guard.SEEN.clear()
    print(guard.all_ready(client, []), guard.any_ready(client, []))


if __name__ == "__main__":
    main()
