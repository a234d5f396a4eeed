from qdrant_client import QdrantClient
from events import make


def main():
    client = QdrantClient(":memory:")

    def changed(name):
        print(name, len(client.get_collections().collections))

    event = make("x")
    event += changed
    event.fire("a")


main()
