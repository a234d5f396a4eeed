import asyncio

from qdrant_client import QdrantClient, models

import corners


def main():
    c = QdrantClient(":memory:")
    c.create_collection("d", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    c.upsert("d", [models.PointStruct(id=i, vector=[1.0]) for i in (1, 2, 3)])
    for function in (corners.raising, corners.asserting, corners.deleting, corners.displays, corners.chained, corners.nested):
        print(function.__name__, function(c))
    print([value for value in corners.yielding(c)])


if __name__ == "__main__":
    main()
