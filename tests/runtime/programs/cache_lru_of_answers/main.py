from qdrant_client import models

from schema import client, insert, tags_of, vector_size


def main():
    for name, size in (("a", 2), ("b", 4)):
        client.create_collection(name, vectors_config=models.VectorParams(size=size, distance=models.Distance.DOT))
    insert("a", [([1.0], "x"), ([2.0, 3.0], "y")])
    print(sorted(tags_of("a")))
    insert("a", [([1.0], "z")])
    print(sorted(tags_of("a")), sorted(tags_of("a")))
    insert("b", [([1.0, 2.0, 3.0, 4.0, 5.0], "w")])
    print(vector_size("a"), vector_size("b"), sorted(tags_of("b")))


if __name__ == "__main__":
    main()
