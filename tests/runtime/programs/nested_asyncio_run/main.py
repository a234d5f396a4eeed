import asyncio

from qdrant_client import QdrantClient

from service import fill, prepare


def main():
    client = QdrantClient(":memory:")
    prepare(client, "n")
    filled = asyncio.run(fill(client, "n", 3))
    print(filled, client.count("n").count)


if __name__ == "__main__":
    main()
