import signal
import weakref

from qdrant_client import QdrantClient


class Holder:
    def __init__(self, client: QdrantClient, name: str):
        self._finalizer = weakref.finalize(self, cleanup, client, name)


def cleanup(client: QdrantClient, name: str):
    client.delete_collection(name)
    print("cleaned", name, client.collection_exists(name))


def install(client: QdrantClient):
    def on_signal(number, frame):
        print("signal", client.get_collections().collections)

    signal.signal(signal.SIGUSR1, on_signal)
