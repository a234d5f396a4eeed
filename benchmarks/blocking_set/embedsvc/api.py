import asyncio

import numpy as np
from fastapi import APIRouter, FastAPI
from qdrant_client import AsyncQdrantClient, models

from .engine.batch import Batcher, in_place, in_thread
from .engine.models import Fast, Guarded, Hashing, Onnx, classify, load_weights, rerank, sentence, similarity, tokens

app = FastAPI()
router = APIRouter(prefix="/v1")
hashing = Hashing()
fast = Fast("bge-small")
guarded = Guarded(fast)
batcher = Batcher(hashing)
client = AsyncQdrantClient("http://localhost:6333")
cloud = AsyncQdrantClient("https://x.cloud", cloud_inference=True)


@router.post("/embed")
async def embed(texts: list[str]) -> list:
    first = fast.embed(texts)  # BLOCKS: QAM401 far
    second = hashing.embed(texts)  # ok
    third = await Batcher(fast).embed(texts)  # ok
    fourth = sentence().embed(texts)  # BLOCKS: QAM401 far
    fifth = await in_thread(fast.embed, texts)  # ok
    sixth = in_place(fast.embed, texts)  # BLOCKS: QAM401 far
    seventh = in_place(hashing.embed, texts)  # ok
    eighth = guarded.embed(texts)  # BLOCKS: QAM401 far
    print(guarded.dimension, fast.dimension)  # ok
    return [first, second, third, fourth, fifth, sixth, seventh, eighth]


@router.post("/search")
async def search(text: str) -> list:
    vectors = list(fast.lazily([text]))  # BLOCKS: QAM401 far
    points = await client.query_points("docs", query=vectors[0])  # ok
    scores = rerank(text, [p.payload["t"] for p in points.points])  # BLOCKS: QAM401 far
    document = models.Document(text=text, model="bge")  # ok
    local = await client.query_points("docs", query=document)  # BLOCKS: QAM401
    remote = await cloud.query_points("docs", query=document)  # ok
    print(similarity([1.0], [2.0]))  # ok
    return [scores, local, remote]


@router.post("/batch")
async def batch(texts: list[str]) -> int:
    for text in texts:
        batcher.add(text)  # ok
    count = tokens(" ".join(texts))  # BLOCKS: QAM402 far
    await batcher.flush()  # ok
    labels = classify(texts, candidate_labels=["a"])  # BLOCKS: QAM401
    onnx = await asyncio.to_thread(Onnx, "m.onnx")  # ok
    out = onnx(np.zeros((1, 3)))  # BLOCKS: QAM401 far
    print(onnx.inputs)  # ok
    weights = load_weights("w.pt")  # BLOCKS: QAM402 far
    other = Onnx("n.onnx")  # BLOCKS: QAM401 far
    inverse = np.linalg.inv(np.eye(3))  # BLOCKS: QAM402
    return count + len(labels) + len(out) + len(weights) + len(other.inputs) + len(inverse)


async def load(points: list[models.PointStruct]) -> None:
    await client.upload_points("docs", points)  # BLOCKS: QAM602
    client.upload_collection("docs", [[1.0]])  # BLOCKS: QAM309
    await client.upsert("docs", points)  # ok
    upload = client.upload_points
    upload("docs", points)  # BLOCKS: QAM309
    task = asyncio.create_task(client.count("docs"))  # ok
    print(await task)  # ok
    async with AsyncQdrantClient("localhost") as inner:  # BLOCKS: QAM605
        await inner.get_collections()  # ok
    total = client.count("docs").count  # BLOCKS: QAM603
    print(total)


app.include_router(router)
