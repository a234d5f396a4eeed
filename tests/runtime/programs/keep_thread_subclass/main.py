from qdrant_client import QdrantClient, models

from workers import CountWorker


def main():
    client = QdrantClient(":memory:")
    for name in ("a", "b"):
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("b", [models.PointStruct(id=1, vector=[1.0])])
    worker = CountWorker(client, ["a", "b"])
    worker.start()
    worker.join()
    print(worker.result)


if __name__ == "__main__":
    main()
