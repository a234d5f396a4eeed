from qdrant_client import QdrantClient

from resources import LOG, many, with_closing


def main():
    print(with_closing())
    client = QdrantClient(":memory:")
    print(many(client, ["a", "b", "c"]))
    print(LOG, client.get_collections().collections)


if __name__ == "__main__":
    main()
