from qdrant_client import QdrantClient

from .flow import long_texts, take
from .seed import seed


def main():
    client = QdrantClient(":memory:")
    seed(client)
    print(take(3, long_texts(client, minimum=2)))
    print(len(take(100, long_texts(client, minimum=4))))
    print(max(long_texts(client, 1), key=len))
    print(sorted(set(long_texts(client, 1))))


if __name__ == "__main__":
    main()
