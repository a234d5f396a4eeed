from qdrant_client import QdrantClient

from mixins import Quiet, Store


def main():
    client = QdrantClient(":memory:")
    store = Store(client)
    store.open()
    print(store.save_all([1, -2, 3]), store.log)
    quiet = Quiet(client)
    print(quiet.save(-9), quiet.log, client.count("mix").count)


if __name__ == "__main__":
    main()
