from qdrant_client import QdrantClient

from counter import Counter


def main():
    counter = Counter(QdrantClient(":memory:"))
    counter.open()
    print([counter.bump() for _ in range(3)])


if __name__ == "__main__":
    main()
