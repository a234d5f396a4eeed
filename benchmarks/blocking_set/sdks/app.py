"""Clients that have an async form."""

import anthropic
import cohere
import litellm
import ollama
import openai
import voyageai
from google import genai
from groq import Groq
from huggingface_hub import InferenceClient, hf_hub_download
from mistralai import Mistral
from openai import AzureOpenAI, OpenAI
from pinecone import Pinecone
from pymilvus import MilvusClient
from qdrant_client import AsyncQdrantClient, QdrantClient, models
from tavily import TavilyClient

llm = OpenAI()


class Rag:
    def __init__(self, qdrant: QdrantClient, llm: OpenAI | None = None, rerank=cohere.ClientV2("k")):
        self.qdrant = qdrant
        self.llm = llm or OpenAI()
        self.rerank = rerank
        self.embeddings = self.llm.embeddings
        self.aq = AsyncQdrantClient("x")

    async def ask(self, q):
        vector = self.llm.embeddings.create(model="m", input=q)  # BLOCKS: QAM306
        hits = self.qdrant.query_points("c", query=vector)  # BLOCKS: QAM310
        best = self.rerank.rerank(model="m", query=q, documents=[])  # BLOCKS: QAM306
        answer = self.llm.chat.completions.create(model="m", messages=[])  # BLOCKS: QAM306
        return hits, best, answer

    async def embed(self, text):
        return self.embeddings.create(model="m", input=text)  # BLOCKS: QAM306

    async def fill(self, points):
        self.aq.upload_points("c", points)  # BLOCKS: QAM309
        self.aq.upload_collection("c", vectors=[])  # BLOCKS: QAM309
        await self.aq.upsert("c", points)  # ok
        models.PointStruct(id=1, vector=[0.1])  # ok


async def calls(text):
    llm.responses.create(model="m", input=text)  # BLOCKS: QAM306
    openai.embeddings.create(model="m", input=text)  # BLOCKS: QAM306
    AzureOpenAI().embeddings.create(model="m", input=text)  # BLOCKS: QAM306
    anthropic.Anthropic().messages.create(model="m", messages=[], max_tokens=3)  # BLOCKS: QAM306
    cohere.Client("k").embed(texts=[text])  # BLOCKS: QAM306
    Groq().chat.completions.create(model="m", messages=[])  # BLOCKS: QAM306
    Mistral(api_key="k").chat.complete(model="m", messages=[])  # BLOCKS: QAM306
    ollama.chat(model="m", messages=[])  # BLOCKS: QAM306
    ollama.Client().embed(model="m", input=text)  # BLOCKS: QAM306
    voyageai.Client().embed([text])  # BLOCKS: QAM306
    genai.Client().models.generate_content(model="m", contents=text)  # BLOCKS: QAM306
    InferenceClient().feature_extraction(text)  # BLOCKS: QAM306
    hf_hub_download("r", "f")  # BLOCKS: QAM302
    TavilyClient("k").search(text)  # BLOCKS: QAM306
    litellm.completion(model="m", messages=[])  # BLOCKS: QAM306
    Pinecone("k").Index("i").query(vector=[])  # BLOCKS: QAM306
    MilvusClient("u").search("c", data=[])  # BLOCKS: QAM306


async def sync_qdrant(name):
    client = QdrantClient("http://x")  # ok
    client.get_collections()  # BLOCKS: QAM310
    client.upsert(collection_name=name, points=[])  # BLOCKS: QAM310
    if not client.collection_exists(name):  # BLOCKS: QAM310
        client.create_collection(name)  # BLOCKS: QAM310
    points, _ = client.scroll(name)  # BLOCKS: QAM310
    return [p.id for p in points]  # ok
