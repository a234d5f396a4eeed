from qdrant_client import QdrantClient, models

import overview


def build(client: QdrantClient):
    for n, kinds in {"red": "xy", "blue": "yz", "empty": ""}.items():
        client.create_collection(n, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        if kinds:
            client.upsert(n, [models.PointStruct(id=i, vector=[1], payload={"kind": k}) for i, k in enumerate(kinds)])


def main():
    client = QdrantClient(":memory:")
    build(client)
    names = overview.existing(client, ["red", "green", "blue", "empty"])
    print(names)
    print(overview.sizes(client, names))
    print(sorted(overview.distinct(client, names)))
    print(overview.matrix(client, names, [0, 1, 2]))
    print(sorted(overview.all_names(client)))


if __name__ == "__main__":
    main()
