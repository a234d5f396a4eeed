from qdrant_client import QdrantClient, models


def names(client: QdrantClient) -> list[str]:
    response = client.http.collections_api.get_collections()
    return sorted(c.name for c in response.result.collections)


def ensure(client: QdrantClient, name: str) -> bool:
    if name in names(client):
        return False
    return client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


def size(client: QdrantClient, name: str) -> int:
    return client.http.points_api.count_points(collection_name=name, count_request=models.CountRequest(exact=True)).result.count
