from qdrant_client import QdrantClient, models

from fold import Board, labelled, largest, low, top, total


def main():
    client = QdrantClient(":memory:")
    for name, n in {"a": 1, "b": 3, "c": 2, "d": 1, "e": 3}.items():
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        client.upsert(name, [models.PointStruct(id=i, vector=[1.0]) for i in range(n)])
    print(total(client, "abc"), labelled(client, "cab", ">"), largest(client, "aceb"))
    print(top(client, "abcde", 2), low(client, "edcba", 3), top(client, [], 1))
    try:
        print(largest(client, []))
    except TypeError as error:
        print(error)
    names = list("abcde")
    board = Board(client, names)
    for down in (True, False):
        board.arrange(down)
        print(names, names is board.names)
    names.append("missing")
    try:
        board.arrange(True)
    except ValueError as error:
        print(type(error).__name__, names)


if __name__ == "__main__":
    main()
