import vdb
from qdrant_client import QdrantClient, models


def main():
    client = QdrantClient(":memory:")
    client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE))
    client.upsert("docs", points=[models.PointStruct(id=1, vector=[1.0, 0.0], payload={})])
    print(vdb.size(client, "docs"), vdb.deep.size_of(client, "docs"))


main()
