from qdrant_client.models import Distance, VectorParams

from background import fill_in_background
from state import client, lock


def main():
    client.create_collection("t", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    threads = fill_in_background(3)
    for t in threads:
        t.join()
    with lock:
        print(client.count("t").count)


if __name__ == "__main__":
    main()
