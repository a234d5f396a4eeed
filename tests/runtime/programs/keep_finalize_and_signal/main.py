import os
import signal

from qdrant_client import QdrantClient, models

from guardian import Holder, install


def main():
    client = QdrantClient(":memory:")
    install(client)
    client.create_collection("h", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    holder = Holder(client, "h")
    del holder
    os.kill(os.getpid(), signal.SIGUSR1)
    print("end")


if __name__ == "__main__":
    main()
