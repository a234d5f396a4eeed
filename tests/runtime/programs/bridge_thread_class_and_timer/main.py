import os
import threading

from qdrant_client import QdrantClient

from shards import Filler, late


def main():
    client = QdrantClient(url=os.environ["QDRANT_URL"])
    fillers = [Filler(f"s{n}", n + 1) for n in range(3)]
    for filler in fillers:
        filler.start()
    done = []
    timer = threading.Timer(0.01, late, ("later", done))
    timer.start()
    for thread in [*fillers, timer]:
        thread.join()
    print([(f.collection, f.size) for f in fillers], done)
    print(sorted(c.name for c in client.get_collections().collections), client.count("s2").count)
    client.close()


if __name__ == "__main__":
    main()
