from qdrant_client import QdrantClient, models

import effects


def main():
    client = QdrantClient(":memory:")
    client.create_collection("e", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("e", [models.PointStruct(id=i, vector=[1.0]) for i in (1, 2)])
    print(effects.pair(client, "e"))
    print(effects.keyword(client, "e"))
    print(effects.use(client, "e"))


if __name__ == "__main__":
    main()
