"""A service as people write it: plain `def` routes, which FastAPI runs in a pool of threads."""

import os
import urllib.request

from embedder import Embedder
from fastapi import FastAPI
from qdrant_client import QdrantClient
from ranking import rank
from sentence_transformers import SentenceTransformer

STUB = os.environ["STUB"]

app = FastAPI()
client = QdrantClient(url=STUB, check_compatibility=False)
model = SentenceTransformer("small")
embedder = Embedder(model)


def nearest(vector: list[float]) -> list[str]:
    return [point.payload["text"] for point in client.query_points("docs", query=vector, limit=3).points]


@app.get("/health")
async def health() -> str:
    return "ok"


@app.get("/search")
def search() -> list[str]:
    return nearest([0.1, 0.2, 0.3, 0.4])


@app.get("/embed")
def embed() -> list[str]:
    return nearest(model.encode("what is asked").tolist())


@app.get("/helper")
def helper() -> list[str]:
    return nearest(embedder.vector("what is asked"))


@app.get("/http")
def http() -> list[str]:
    with urllib.request.urlopen(STUB + "/other") as answer:
        answer.read()
    return nearest([0.1, 0.2, 0.3, 0.4])


@app.get("/python")
def python() -> list[str]:
    return rank(nearest([0.1, 0.2, 0.3, 0.4]), "what is asked")
