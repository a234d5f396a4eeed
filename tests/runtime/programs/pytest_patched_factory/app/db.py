from qdrant_client import QdrantClient


def connect(url: str) -> QdrantClient:
    return QdrantClient(url=url)


def drop(url: str, name: str) -> bool:
    client = connect(url)
    if not client.collection_exists(name):
        return False
    client.delete_collection(collection_name=name)
    return True
