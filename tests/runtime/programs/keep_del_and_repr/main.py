from qdrant_client import QdrantClient

from temp import Temporary


def work(client):
    temporary = Temporary(client, "tmp")
    print(temporary, [temporary])


def main():
    client = QdrantClient(":memory:")
    work(client)
    print(client.get_collections().collections)


if __name__ == "__main__":
    main()
