from qdrant_client.models import Distance, PointStruct, VectorParams

from app import App, current


def create(app: App, name: str):
    app.state.client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))


def write(app: App, name: str, id: int):
    client = app.config["client"]
    client.upsert(name, points=[PointStruct(id=id, vector=[1.0])])


def size(name: str) -> int:
    return current.get().count(name).count
