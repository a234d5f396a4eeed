from qdrant_client import QdrantClient

from build import make_reader, make_writer, prepare


def main():
    client = QdrantClient(":memory:")
    prepare(client, ["left", "right"])
    left, right = make_writer(client, "left"), make_writer(client, "right")
    print(left("one"), left("two"), right("three"))
    read = make_reader(client, "left")
    print([read(i) for i in (1, 2, 3)])


if __name__ == "__main__":
    main()
