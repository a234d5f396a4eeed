from qdrant_client import QdrantClient

from index import MemoryIndex, QdrantIndex
from recommend import recommend, train

ROWS = [(1, [1.0, 0.0]), (2, [0.2, 0.9]), (3, [0.5, 0.6])]


def main():
    remote = QdrantIndex(QdrantClient(":memory:"), "rec").prepare(2)
    for index in (MemoryIndex(), remote):
        train(index, ROWS)
        print(recommend(index, [0.1, 1.0]))


if __name__ == "__main__":
    main()
