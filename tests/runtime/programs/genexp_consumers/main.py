from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from figures import Figures


def main():
    client = QdrantClient(":memory:")
    for index, name in enumerate(["one", "two", "three"], 1):
        client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))
        client.upsert(name, points=[PointStruct(id=i, vector=[0.5]) for i in range(index)])
    f = Figures(client, ["one", "two", "three"])
    print(f.total(), f.largest(), f.ordered(), f.table(), f.line(), f.kinds(), f.weighted(), sep="\n")


if __name__ == "__main__":
    main()
