from qdrant_client import QdrantClient, models

from work import Loader, in_background, ingest_all


def main() -> None:
    client = QdrantClient(":memory:")
    for name in ("docs", "a", "b"):
        client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    print(ingest_all(client, [5, -1, 7]))
    print(ingest_all(client, []))
    print(in_background(client, "docs"))
    loader = Loader(client)
    print(loader.load(["docs", "a", "b"]), loader.both(["a"]), loader.pair() > 1)


if __name__ == "__main__":
    main()
