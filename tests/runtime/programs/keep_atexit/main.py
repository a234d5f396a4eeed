from qdrant_client import QdrantClient

from buffer import Buffer


def main():
    buffer = Buffer(QdrantClient(":memory:"), "late")
    buffer.open()
    for i in range(3):
        buffer.add(i)
    print("main ends with", len(buffer.pending))


if __name__ == "__main__":
    main()
