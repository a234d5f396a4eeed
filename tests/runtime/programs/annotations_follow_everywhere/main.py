from qdrant_client import QdrantClient

from typed import Names, apply, first, names, size


def main() -> None:
    client = QdrantClient(":memory:")
    client.create_collection("t", vectors_config={})
    found: Names = list(names(client, str.isalpha))
    print(found, apply(client, size), first(client))


if __name__ == "__main__":
    main()
