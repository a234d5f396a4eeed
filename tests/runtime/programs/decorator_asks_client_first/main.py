from index import Index, IndexNotReady
from qdrant_client import QdrantClient


def main():
    index = Index(QdrantClient(":memory:"), "docs")
    print("empty", index.is_empty)
    try:
        index.top([1.0, 0.0])
    except IndexNotReady as e:
        print("not ready:", e, e.count)
    print(index.add([(1, [1.0, 0.0], {"t": "a"}), (2, [0.0, 1.0], {"t": "b"})]).total)
    print(index.top([0.0, 1.0], k=2), "empty" if index.is_empty else "filled")


if __name__ == "__main__":
    main()
