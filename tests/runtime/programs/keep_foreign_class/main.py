import sys

sys.path.insert(0, "vendor/site-packages")

from qdrant_client import QdrantClient, models  # noqa: E402

from service import build  # noqa: E402


def main():
    client = QdrantClient(":memory:")
    client.create_collection("f", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    service = build(client)
    print(service.add([1, 2, 3]), client.count("f").count)


if __name__ == "__main__":
    main()
