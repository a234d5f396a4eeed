from fastapi import Depends, FastAPI, Request
from fastapi.responses import PlainTextResponse
from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")
app = FastAPI()


def get_client() -> QdrantClient:
    return client


@app.middleware("http")
async def banned(request: Request, call_next):
    if request.url.path != "/health" and not client.collection_exists("rules"):
        return PlainTextResponse("not ready", status_code=503)
    return await call_next(request)


@app.get("/health")
def health():
    return "ok"


@app.get("/rules")
def rules(c: QdrantClient = Depends(get_client)) -> int:
    return c.count("rules").count


def prepare():
    client.recreate_collection("rules", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
