import counting
from qdrant_client import QdrantClient, models


class Named(QdrantClient):
    def collection_exists(self, collection_name, **kwargs):
        return QdrantClient.collection_exists(self, collection_name.lower(), **kwargs)


def sizes(client: QdrantClient, names: list[str], method=QdrantClient.count) -> list[int]:
    return [method(client, name).count for name in names]


def ids(client: QdrantClient, name: str) -> list[int]:
    points, _ = client.scroll(name, limit=10)
    return [point.id for point in points]


def main() -> None:
    client = Named(":memory:")
    for number, name in enumerate(("a", "b")):
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        points = [models.PointStruct(id=i, vector=[1.0]) for i in range(number + 1)]
        QdrantClient.upsert(client, name, points=points)
    print(client.collection_exists("A"), client.collection_exists("C"))
    print(sizes(client, ["a", "b"]), ids(client, "b"), dict(counting.asked))
    other = QdrantClient(":memory:")
    counting.install()
    try:
        print(ids(client, "b"), client.count("a").count, other.get_collections())
    finally:
        counting.remove()
    print(client.count("a").count, dict(counting.asked))


if __name__ == "__main__":
    main()
