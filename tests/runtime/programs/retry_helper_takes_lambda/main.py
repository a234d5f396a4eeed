from qdrant_client import QdrantClient, models

from retrying_helper import attempt

client = QdrantClient(":memory:")


def setup():
    attempt(lambda: client.create_collection("z", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT)))
    info = attempt(lambda: client.get_collection("z"), tries=2)
    return info.points_count


def main():
    print(setup())
    print(attempt(lambda: client.count("zz").count, tries=2, default=-1))
    print(attempt(lambda: client.count("z").count))


if __name__ == "__main__":
    main()
