from qdrant_client import QdrantClient, models

from service import Documents, Stats


def main():
    client = QdrantClient(":memory:")
    client.create_collection("d", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    documents, stats = Documents(client), Stats(client)
    documents.after_save.add(stats.update)
    documents.after_save.add(documents.exists, priority=1)
    print(documents.save(1, " hello "), documents.save(2, "a\nb"))
    print(stats.seen, [p.payload["t"] for p in client.scroll("d")[0]])


if __name__ == "__main__":
    main()
