from pipeline import Pipeline
from qdrant_client import QdrantClient, models


def main():
    client = QdrantClient(":memory:")
    client.create_collection("c", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    p = Pipeline(client)
    print(p.plain_first(range(4)))
    print(p.submit_then_map(range(4, 7)))
    print(p.completed_twice([8, 13, 9]))
    try:
        p.first_fails()
    except ValueError as e:
        print(e, sorted(p.seen))
    print(client.count("c").count)


if __name__ == "__main__":
    main()
