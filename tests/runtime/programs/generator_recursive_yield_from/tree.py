from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from walk import descend

TREE = {1: [2, 3], 2: [4], 3: [5, 6], 4: [], 5: [], 6: []}


def main():
    client = QdrantClient(":memory:")
    client.create_collection("tree", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    client.upsert("tree", points=[PointStruct(id=k, vector=[k], payload={"children": v}) for k, v in TREE.items()])
    print("\n".join(descend(client, 1)))


if __name__ == "__main__":
    main()
