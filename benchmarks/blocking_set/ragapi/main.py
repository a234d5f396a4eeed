import asyncio
import logging
from contextlib import asynccontextmanager

from fastapi import BackgroundTasks, Depends, FastAPI
from fastapi.responses import StreamingResponse
from qdrant_client import AsyncQdrantClient
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool

from .core.llm import AsyncLLM, BaseLLM, EchoLLM, OpenAILLM, embed, normalize, truncate
from .core.retriever import LegacyStore, Retriever
from .core.settings import Settings, get_settings

log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(app: FastAPI):
    settings = Settings.load("settings.json")  # BLOCKS: QAM303 far
    app.state.llm = OpenAILLM(settings.model)  # ok
    app.state.client = AsyncQdrantClient(url=settings.url)  # ok
    yield
    await app.state.client.close()  # ok


app = FastAPI(lifespan=lifespan)
legacy = LegacyStore("http://old:6333")
echo = EchoLLM("echo")
openai_llm = OpenAILLM("gpt-4o")
async_llm = AsyncLLM()


def retriever() -> Retriever:
    return Retriever(app.state.client, "docs")


@app.get("/ask")
async def ask(q: str, found: Retriever = Depends(retriever), settings: Settings = Depends(get_settings)) -> dict:
    question = normalize(truncate(q))  # BLOCKS: QAM301 far
    vector = embed(question)  # BLOCKS: QAM306 far
    points = await found.search(vector)  # ok
    ranked = await found.reranked(question, points)  # ok
    prompt = settings.prompt + question  # BLOCKS: QAM303 far
    log.info("%s %s", settings.short, echo.label())  # ok
    first = openai_llm.complete(prompt)  # BLOCKS: QAM306 far
    second = await async_llm.complete(prompt)  # ok
    third = echo.complete(prompt)  # ok
    fourth = openai_llm.summarize([first, second])  # BLOCKS: QAM306 far
    fifth = echo.summarize([third])  # ok
    return {"a": [first, fourth, fifth], "n": len(ranked)}  # ok


@app.get("/legacy")
async def old(limit: int = 3) -> dict:
    if not legacy.ensure():  # BLOCKS: QAM310 far
        return {}
    found = legacy.find([0.1, 0.2, 0.3])  # BLOCKS: QAM310 far
    safe = await run_in_threadpool(legacy.find, [0.1])  # ok
    return {"n": len(legacy), "found": found[:limit], "safe": safe}  # BLOCKS: QAM310 far


@app.post("/seed")
async def seed(tasks: BackgroundTasks, found: Retriever = Depends(retriever)) -> str:
    found.seed([])  # BLOCKS: QAM309 far
    tasks.add_task(found.seed, [])  # ok
    await asyncio.to_thread(found.seed, [])  # ok
    found.client.upsert("docs", points=[])  # BLOCKS: QAM601
    if found.client.collection_exists("docs"):  # BLOCKS: QAM603
        return "there"
    return "seeded"


@app.get("/stream")
async def stream(q: str) -> StreamingResponse:
    async def body():
        async for token in iterate_in_threadpool(openai_llm.tokens(q)):  # ok
            yield token
        for token in openai_llm.tokens(q):  # BLOCKS: QAM306 far
            yield token

    return StreamingResponse(body())  # ok


@app.get("/sync")
def plain(q: str) -> str:
    return openai_llm.complete(q) + Settings.load("x.json").prompt  # ok


async def choose(llm: BaseLLM, text: str) -> str:
    return llm.complete(text)  # BLOCKS: QAM306 far


async def compare(text: str) -> list[str]:
    return [await choose(llm, text) for llm in (echo, openai_llm)]  # ok
