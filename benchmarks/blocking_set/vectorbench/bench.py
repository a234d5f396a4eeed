import asyncio
import time
from statistics import mean

import chromadb
from pymilvus import AsyncMilvusClient
from qdrant_client import AsyncQdrantClient

from .engines import Brute, Chroma, Engine, Faiss, Milvus, Pine, Qdrant, Weaviate, engine

brute = Brute()
qdrant = Qdrant()
pine = Pine()


async def timed(candidate: Engine, vector: list[float]) -> float:
    start = time.perf_counter()  # ok
    candidate.search(vector)  # BLOCKS: QAM306 far
    return time.perf_counter() - start  # ok


async def bench(vector: list[float]) -> float:
    times = [await timed(e, vector) for e in (qdrant, pine)]  # ok
    brute.search(vector)  # ok
    brute.search_many([vector])  # ok
    pine.search_many([vector])  # BLOCKS: QAM306 far
    made = Weaviate()  # BLOCKS: QAM306 far
    made.search(vector)  # BLOCKS: QAM306 far
    other = await asyncio.to_thread(Chroma)  # ok
    other.search(vector)  # BLOCKS: QAM306 far
    flat = Faiss()  # ok
    flat.search(vector)  # BLOCKS: QAM402 far
    qdrant.search(vector)  # BLOCKS: QAM310 far
    named = engine("milvus")  # BLOCKS: QAM306 far
    named.search(vector)  # BLOCKS: QAM306 far
    return mean(times)  # ok


async def twins(vector: list[float]) -> None:
    milvus = AsyncMilvusClient("http://localhost:19530")  # ok
    await milvus.search("bench", [vector])  # ok
    client = await chromadb.AsyncHttpClient()  # ok
    collection = await client.get_or_create_collection("bench")  # ok
    await collection.query(query_embeddings=[vector])  # ok
    aq = AsyncQdrantClient("localhost")  # ok
    await aq.search("bench", vector)  # ok
    local = chromadb.PersistentClient("/tmp/c")  # BLOCKS: QAM306
    local.heartbeat()  # ok
    local.get_collection("bench").add(ids=["a"])  # BLOCKS: QAM306


async def wide(vectors: list[list[float]]) -> list:
    async with asyncio.timeout(5):  # ok
        first = await asyncio.gather(*[asyncio.to_thread(pine.search, v) for v in vectors])  # ok
    second = list(map(pine.search, vectors))  # BLOCKS: QAM306 far
    third = list(map(brute.search, vectors))  # ok
    milvus: Milvus = Milvus()  # BLOCKS: QAM306 far
    return [first, second, third, milvus.client.list_collections()]  # BLOCKS: QAM306
