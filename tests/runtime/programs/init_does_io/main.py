from qdrant_client import QdrantClient

from store import Store
from worker import append


def main():
    client = QdrantClient(":memory:")
    print(Store(client, "s").events)
    print(append(client, "s", [1, 2, 3]))
    print(append(client, "s", [3, 4]))
    fresh = Store(client, "s", recreate=True)
    print(fresh.start, fresh.events, client.count("s").count)


if __name__ == "__main__":
    main()
