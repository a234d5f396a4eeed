from indexer import Indexer
from qdrant_client import QdrantClient, models


def main():
    client = QdrantClient(":memory:")
    client.create_collection("c", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    indexer = Indexer(client)
    print(indexer.index(range(6)))
    print(indexer.index_any_order([6, -1, 7, -2]))
    print(indexer.first_and_last([2, 3, 5]))
    print([total for total in indexer.sums([[1, 2], [3, 4, 5]])])
    try:
        indexer.index([8, -3])
    except ValueError as error:
        print(error)
    indexer.close()
    print(client.count("c").count, indexer.running, indexer.most <= 2)


if __name__ == "__main__":
    main()
