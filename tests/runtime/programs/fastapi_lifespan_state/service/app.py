from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from qdrant_client import QdrantClient

from .schema import ensure


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.qdrant = QdrantClient(":memory:")
    ensure(app.state.qdrant, "items")
    yield
    app.state.qdrant.close()


app = FastAPI(lifespan=lifespan)


@app.get("/size/{name}")
def size(name: str, request: Request):
    client: QdrantClient = request.app.state.qdrant
    if not client.collection_exists(name):
        return {"error": "unknown"}
    return {"size": client.count(name).count}
