from qdrant_client import QdrantClient

from store import Store, asyncio


def _main(text):
    return f"{text} via _main"


def main():
    store = Store(QdrantClient(":memory:"), "c")
    print(_main("size"), store.size(), asyncio)


if __name__ == "__main__":
    main()
