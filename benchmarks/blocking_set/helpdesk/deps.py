from typing import Annotated

from fastapi import Depends, Request
from openai import AsyncOpenAI, OpenAI
from qdrant_client import AsyncQdrantClient, QdrantClient

from .retrieval import AsyncRetriever, Retriever
from .settings import Settings, get_settings


def retriever(settings: Annotated[Settings, Depends(get_settings)]) -> Retriever:
    return Retriever(QdrantClient(url=settings.url), OpenAI())


async def async_retriever(request: Request) -> AsyncRetriever:
    return AsyncRetriever(request.app.state.qdrant, request.app.state.llm)  # ok


async def lifespan(app):
    settings = get_settings()  # BLOCKS: QAM303 far
    app.state.qdrant = AsyncQdrantClient(url=settings.url)  # ok
    app.state.llm = AsyncOpenAI()  # ok
    yield
    await app.state.qdrant.close()  # ok


RetrieverDep = Annotated[Retriever, Depends(retriever)]
AsyncRetrieverDep = Annotated[AsyncRetriever, Depends(async_retriever)]
SettingsDep = Annotated[Settings, Depends(get_settings)]
