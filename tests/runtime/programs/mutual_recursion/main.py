from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from a import walk
from b import depth, reachable

GRAPH = {1: [2, 3], 2: [4], 3: [1], 4: []}

if __name__ == "__main__":
    client = QdrantClient(":memory:")
    client.create_collection("g", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    client.upsert("g", points=[PointStruct(id=k, vector=[1], payload={"next": v}) for k, v in GRAPH.items()])
    print(walk(client, 1))
    print(sorted(reachable(client, 1)))
    print(depth(client, 1))
