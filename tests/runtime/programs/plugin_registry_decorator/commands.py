from qdrant_client import QdrantClient, models

from registry import COMMANDS, command

client: QdrantClient | None = None


def connect():
    global client
    client = QdrantClient(":memory:")


@command("make")
def make(name):
    return client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


@command("size")
def size(name):
    if not client.collection_exists(name):
        return None
    return client.count(name).count


@command("help")
def help_(_):
    return sorted(COMMANDS)
