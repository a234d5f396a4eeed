from qdrant_client import QdrantClient, models

from lazy import Lazy


def main():
    client = QdrantClient(":memory:")
    total = Lazy(lambda: client.count("a").count + 100)
    label = Lazy(lambda: "fixed")
    client.create_collection("a", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    print(total.value(), label.value())
    client.upsert("a", [models.PointStruct(id=1, vector=[1.0])])
    print(total.value(), total.asked, label.asked)


if __name__ == "__main__":
    main()
