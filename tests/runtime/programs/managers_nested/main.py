from contextlib import closing
from qdrant_client import QdrantClient

from managers import many, temporary, work


def main():
    with closing(QdrantClient(":memory:")) as client:
        print(work(client, "a", True), work(client, "b", False))
        print(many(client, ["x", "y"]))
        try:
            with temporary(client, "z"):
                raise KeyError("boom")
        except KeyError as e:
            print(e, client.collection_exists("z"))


if __name__ == "__main__":
    main()
