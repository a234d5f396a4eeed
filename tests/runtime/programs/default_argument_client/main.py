from qdrant_client import QdrantClient

from ops import count, create, exists


def main():
    other = QdrantClient(":memory:")
    create("a")
    create("b", other)
    print(count("a"), count("b", client=other))
    print(exists("a"), exists("b"), exists("b", client=other))


if __name__ == "__main__":
    main()
