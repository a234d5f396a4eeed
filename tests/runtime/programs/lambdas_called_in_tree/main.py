from qdrant_client import QdrantClient

from ops import safe_create, safe_size
from retrying import LOG


def main():
    client = QdrantClient(":memory:")
    print(safe_create(client, "a"), safe_create(client, "a"))
    print(safe_size(client, "a"), safe_size(client, "b"), LOG)


if __name__ == "__main__":
    main()
