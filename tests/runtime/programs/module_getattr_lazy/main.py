import lazy
from qdrant_client.models import Distance, VectorParams


def main():
    lazy.client.create_collection("z", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    print(lazy.client.count("z").count, "client" in vars(lazy))


if __name__ == "__main__":
    main()
