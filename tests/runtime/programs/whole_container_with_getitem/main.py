from qdrant_client import QdrantClient, models
from wiring import Reader, Writer, box


def main():
    box[QdrantClient].create_collection(
        "x", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT)
    )
    box.resolve(Writer).write(1, 2, 3, 4)
    match box[Reader]:
        case Reader(_limit=n) as r if n > 2:
            print(n, r.read())
    print(box.resolve(QdrantClient).count("x").count)


main()
