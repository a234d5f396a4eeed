from qdrant_client import QdrantClient

from store import Store, loud, short


def main():
    store = Store(QdrantClient(":memory:"))
    print(store.create("a"), store.create_wide("b"))
    print(store.write("a", 1, 2), store.write_wide("b", 7))
    print(short(store, "a"), loud(store, "b"), store.length("a") + store.size("b"))


if __name__ == "__main__":
    main()
