from qdrant_client import QdrantClient, models

from sizes import Sizes
from table import insert


def main():
    client = QdrantClient(":memory:")
    for name, n in {"a": 3, "b": 1, "c": 2}.items():
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        client.upsert(name, [models.PointStruct(id=i, vector=[1.0]) for i in range(n)])
    sizes, names = Sizes(client), []
    for name in "abc":
        insert(names, name, sizes)
    print(names, sizes.total(names))


if __name__ == "__main__":
    main()
