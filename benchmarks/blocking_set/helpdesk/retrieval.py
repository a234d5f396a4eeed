from __future__ import annotations

from collections import namedtuple
from functools import cached_property
from operator import attrgetter, methodcaller

from openai import AsyncOpenAI, OpenAI
from qdrant_client import AsyncQdrantClient, QdrantClient, models
from sentence_transformers import CrossEncoder, SentenceTransformer

Hit = namedtuple("Hit", "id text score")


class Reranker:
    def __init__(self, name: str = "cross-encoder/ms-marco-MiniLM-L-6-v2"):
        self.name = name

    @cached_property
    def model(self) -> CrossEncoder:
        return CrossEncoder(self.name)

    def __call__(self, question: str, hits: list[Hit]) -> list[Hit]:
        scores = self.model.predict([(question, h.text) for h in hits])
        return [h for _, h in sorted(zip(scores, hits), key=lambda p: -p[0])]

    def cheap(self, question: str, hits: list[Hit]) -> list[Hit]:
        return sorted(hits, key=attrgetter("score"), reverse=True)


class Retriever:
    def __init__(self, client: QdrantClient, llm: OpenAI, collection: str = "faq"):
        self._client = client
        self._llm = llm
        self.collection = collection
        self._rerank = Reranker()

    def _vector(self, text: str) -> list[float]:
        return self._llm.embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding

    def find(self, text: str) -> list[Hit]:
        found = self._client.query_points(self.collection, query=self._vector(text), limit=10)
        return [Hit(p.id, p.payload["text"], p.score) for p in found.points]

    def best(self, text: str) -> list[Hit]:
        return self._rerank(text, self.find(text))

    def filter(self, tenant: str) -> models.Filter:
        return models.Filter(must=[models.FieldCondition(key="t", match=models.MatchValue(value=tenant))])

    def __len__(self) -> int:
        return self._client.count(self.collection).count


class AsyncRetriever:
    def __init__(self, client: AsyncQdrantClient, llm: AsyncOpenAI, encoder: SentenceTransformer | None = None):
        self._client, self._llm = client, llm
        self._encoder = encoder

    async def find(self, text: str) -> list[Hit]:
        answer = await self._llm.embeddings.create(model="m", input=text)  # ok
        found = await self._client.query_points("faq", query=answer.data[0].embedding)  # ok
        return [Hit(p.id, p.payload["text"], p.score) for p in found.points]  # ok

    async def find_local(self, text: str) -> list[Hit]:
        vector = self._encoder.encode(text)  # BLOCKS: QAM401
        found = await self._client.query_points("faq", query=vector.tolist())  # ok
        return [Hit(p.id, "", p.score) for p in found.points]  # ok


def close_all(*things) -> None:
    for _ in map(methodcaller("close"), things):
        pass
