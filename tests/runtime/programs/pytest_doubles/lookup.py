from qdrant_client import QdrantClient, models


def connect(url):
    return QdrantClient(url=url)


def total(client: QdrantClient, name: str) -> int:
    return client.count(name).count


def title(name):
    return name.title()


def answer(client, name):
    return f"{total(client, name)} in {title(name)}"


def clear(url, name):
    client = connect(url)
    if client.collection_exists(name):
        client.delete_collection(name)
        return True
    return False


def make(client: QdrantClient, name: str):
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    return answer(client, name)
