import sys
from typing import Optional

from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


def fill(size: int) -> int:
    client.create_collection("f", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("f", points=[models.PointStruct(id=i, vector=[1.0]) for i in range(size)])
    return client.count("f").count


def main(argv: Optional[list] = None) -> int:
    """Returns how many there are."""
    argv = sys.argv[1:] if argv is None else argv
    size = 0 if "--none" in argv else fill(3)
    print("fleet of", size)
    return size


def start() -> None:
    print("started", fill(2))


if __name__ == "__main__":
    sys.exit(main())
