import os

from qdrant_client import QdrantClient

from raw import ensure, names, size


def main():
    client = QdrantClient(url=os.environ["QDRANT_URL"])
    print(ensure(client, "b"), ensure(client, "a"), ensure(client, "b"))
    print(names(client), size(client, "a"))


if __name__ == "__main__":
    main()
