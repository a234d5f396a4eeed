from qdrant_client import QdrantClient, models

from writer import write


def main():
    client = QdrantClient(":memory:")
    client.create_collection("w", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    print(write(1, client, "w"), write([2, [3, 4]], client, "w"), client.count("w").count)
    try:
        write("text", client, "w")
    except TypeError as error:
        print(error)


if __name__ == "__main__":
    main()
