from qdrant_client import QdrantClient, models

from consumer import FakeConsumer, Indexer, consume


def main() -> None:
    client = QdrantClient(":memory:")
    client.create_collection("ev", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    messages = [{"op": "put", "id": i, "doc": {"n": i}} for i in range(5)] + [{"op": "del", "id": 1}, {"op": "??"}, {"op": "del", "id": 4}]
    with FakeConsumer(messages) as consumer:
        indexer = Indexer(client, "ev")
        print(consume(consumer, indexer, 2), consume(consumer, indexer))
        print(consumer.committed, client.count("ev").count)
    print(sorted(r.id for r in client.scroll("ev")[0]))


if __name__ == "__main__":
    main()
