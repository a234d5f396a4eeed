import os

from store import Store


def main():
    store = Store(os.environ["QDRANT_URL"])
    store.fill(3)
    print(len(store), store.known["one"].collection_exists("s"))


if __name__ == "__main__":
    main()
