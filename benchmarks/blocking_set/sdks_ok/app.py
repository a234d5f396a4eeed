"""The async forms themselves."""

import asyncio

import cohere
import litellm
import openai
from anthropic import AsyncAnthropic
from google import genai
from mistralai import Mistral
from ollama import AsyncClient
from openai import AsyncOpenAI
from qdrant_client import AsyncQdrantClient, QdrantClient, models

llm = AsyncOpenAI()
sync_q = QdrantClient("x")


class Embedder:
    def __init__(self, client: AsyncOpenAI):
        self.client = client

    async def embed(self, text):
        return await self.client.embeddings.create(model="m", input=text)  # ok


async def calls(text, q: AsyncQdrantClient):
    await llm.chat.completions.create(model="m", messages=[])  # ok
    stream = await llm.chat.completions.create(model="m", messages=[], stream=True)  # ok
    async for part in stream:  # ok
        print(part)
    async with AsyncAnthropic().messages.stream(model="m", messages=[], max_tokens=1) as s:  # ok
        print(s)
    await cohere.AsyncClientV2("k").rerank(model="m", query=text, documents=[])  # ok
    await Mistral(api_key="k").chat.complete_async(model="m", messages=[])  # ok
    await genai.Client().aio.models.generate_content(model="m", contents=text)  # ok
    await AsyncClient().chat(model="m")  # ok
    await litellm.acompletion(model="m", messages=[])  # ok
    await q.query_points("c", query=[0.1])  # ok
    await asyncio.gather(q.count("a"), q.count("b"))  # ok
    models.Filter(must=[])  # ok
    openai.AsyncOpenAI().with_options(timeout=3)  # ok
    await asyncio.to_thread(sync_q.upsert, "c", [])  # ok
    return asyncio.create_task(q.get_collections())  # ok
