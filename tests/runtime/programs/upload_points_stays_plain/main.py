from qdrant_client import QdrantClient

from loader import load

ROWS = [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]


def main():
    client = QdrantClient(":memory:")
    print(load(client, "a", ROWS), load(client, "b", ROWS[:1]))


if __name__ == "__main__":
    main()
