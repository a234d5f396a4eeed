from qdrant_client import QdrantClient, models

from registry import step


@step("count", order=3)
def count(client: QdrantClient, state):
    state["n"] = client.count(state["name"]).count


@step("create", order=1)
def create(client: QdrantClient, state):
    client.create_collection(state["name"], vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


@step("fill", order=2)
def fill(client: QdrantClient, state):
    client.upsert(state["name"], points=[models.PointStruct(id=i, vector=[1.0]) for i in range(state["size"])])
