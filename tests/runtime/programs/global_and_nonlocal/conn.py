import qdrant_client

client = None


def connect():
    global client
    client = qdrant_client.QdrantClient(":memory:")


def reset():
    old = client
    connect()
    return old is not client
