from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

from upload import Uploader


def main():
    client = QdrantClient(":memory:")
    client.create_collection("u", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    uploader = Uploader(client, "u")
    print(uploader.upload([[1, 2, 3], [4], [5, 6]]))
    print(client.count("u").count)
    try:
        uploader.upload([[7], []])
    except ValueError as error:
        print("failed:", error)


if __name__ == "__main__":
    main()
