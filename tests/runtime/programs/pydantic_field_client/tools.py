from qdrant_client.models import Distance, PointStruct, VectorParams

from deps import Dependencies


def setup(deps: Dependencies) -> None:
    for client in filter(None, [deps.client, deps.backup]):
        client.create_collection(deps.collection, vectors_config=VectorParams(size=1, distance=Distance.DOT))


def store(deps: Dependencies, id: int) -> int:
    deps.client.upsert(deps.collection, points=[PointStruct(id=id, vector=[1.0])])
    if deps.backup is not None:
        deps.backup.upsert(deps.collection, points=[PointStruct(id=id, vector=[1.0])])
        return deps.backup.count(deps.collection).count
    return deps.client.count(deps.collection).count
