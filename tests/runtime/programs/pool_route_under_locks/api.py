from counters import get_counters, greeting
from fastapi import FastAPI
from qdrant_client import QdrantClient, models

api = FastAPI()
client = QdrantClient(":memory:")


@api.post("/docs/{name}")
def make(name: str):
    client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    return {"asked": get_counters().count(name)}


@api.get("/docs/{name}")
def size(name: str):
    asked = get_counters().count(name)
    return {"asked": asked, "size": client.count(name).count, "says": greeting()}
