from qdrant_client import QdrantClient, models

import safe


def main():
    client = QdrantClient(":memory:")
    client.create_collection("yes", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    for name in ("yes", "no"):
        print(name, safe.guarded(client, name), safe.layered(client, name), safe.insist(client, name))
    print(safe.NOTES)


if __name__ == "__main__":
    main()
