import tempfile

from qdrant_client import QdrantClient

from db import rows, vectors
from items import add, create_index, create_table, similar, total


def close_all(resources):
    for resource in reversed(resources):
        try:
            resource.close()
        except OSError as error:
            print("not closed:", error)


def copy():
    resources = [QdrantClient(":memory:"), tempfile.TemporaryFile()]
    print(resources[0].collection_exists("items"))
    close_all(resources)


def main():
    create_table()
    create_index()
    print([add(name) for name in ("ox", "bee", "mouse")])
    print(similar("cat"), similar("elephant", limit=1), total())
    print(vectors.made, rows.made)
    copy()
    vectors.drain()
    rows.drain()


if __name__ == "__main__":
    main()
