from qdrant_client import QdrantClient

from ops import bind


def main():
    fetch, put = bind(QdrantClient(":memory:"), "p")
    for i in range(3):
        put(i, i * 1.5)
    put(id=3, value=9.0)
    print([(r.id, r.vector) for r in fetch([3, 1])])


if __name__ == "__main__":
    main()
