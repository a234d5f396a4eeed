from qdrant_client import QdrantClient

from load import load


def main():
    client = QdrantClient(":memory:")
    print(load(client, "a", 5), load(client, "b", 0))


if __name__ == "__main__":
    main()
