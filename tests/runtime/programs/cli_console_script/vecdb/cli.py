"""Entry point."""
import sys

from qdrant_client import QdrantClient

from vecdb.core import sample


def main() -> int:
    """Count the points of a sample."""
    client = QdrantClient(":memory:")
    name = sample(client)
    if "--count" not in sys.argv:
        print("nothing to do")
        return 4
    print("count", client.count(name).count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
