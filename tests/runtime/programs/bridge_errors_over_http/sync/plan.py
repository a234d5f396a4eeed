from qdrant_client import QdrantClient, models
from qdrant_client.http.exceptions import UnexpectedResponse


def lookup(client: QdrantClient, name: str):
    try:
        return client.get_collection(name)
    except UnexpectedResponse as error:
        if error.status_code != 404:
            raise
        return None


def apply(client: QdrantClient, name: str) -> str:
    info = lookup(client, name)
    if info is None:
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        return f"created {name}"
    return f"kept {name} with {info.points_count}"
