from qdrant_client import QdrantClient, models

from pipeline import Pipeline


def main():
    client = QdrantClient(":memory:")
    pipeline = Pipeline(client)
    for n in "ab":
        client.create_collection(n, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("b", [models.PointStruct(id=1, vector=[1.0])])
    print(pipeline.known(["b", "x", "a"]), pipeline.sizes("ba"), pipeline.total(["a", "x", "b"]), pipeline.text("ab"))


if __name__ == "__main__":
    main()
