from qdrant_client import QdrantClient

from base import Loader
from loaders import Counting, Dry, Skipping

ROWS = [(1, "a"), (2, "skip"), (3, "c")]


def main():
    client = QdrantClient(":memory:")
    for kind in (Loader, Counting, Skipping, Dry):
        print(kind.__name__, kind(client).run(ROWS))
    print(sorted(c.name for c in client.get_collections().collections))


if __name__ == "__main__":
    main()
