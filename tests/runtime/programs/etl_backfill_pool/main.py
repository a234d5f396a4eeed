from qdrant_client import QdrantClient, models

from backfill import Backfill


def main() -> None:
    client = QdrantClient(":memory:")
    client.create_collection("f", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    job = Backfill(client)
    print(job.run({0: [1, 2], 1: [3], 2: []}), sorted(job.failures))
    print(job.sizes(["f"]))


if __name__ == "__main__":
    main()
