import sys

from qdrant_client import QdrantClient, models

from proxy import Proxy


def main(operations):
    client = QdrantClient(":memory:")
    client.create_collection("p", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    proxy = Proxy(client)
    for operation in operations:
        print(operation, type(proxy.invoke(operation, "p")).__name__)
    print(proxy.calls)


if __name__ == "__main__":
    main(sys.argv[1:])
