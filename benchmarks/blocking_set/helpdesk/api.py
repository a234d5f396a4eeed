import asyncio
import functools

from fastapi import BackgroundTasks, FastAPI, UploadFile
from fastapi.concurrency import run_in_threadpool
from openai import AsyncOpenAI, OpenAI

from .deps import AsyncRetrieverDep, RetrieverDep, SettingsDep, lifespan
from .retrieval import Hit, Reranker

app = FastAPI(lifespan=lifespan)
rerank = Reranker()
sync_llm = OpenAI()


def journal(text: str) -> None:
    with open("journal.txt", "a") as fh:
        fh.write(text)


@app.get("/ask")
async def ask(q: str, retriever: RetrieverDep, settings: SettingsDep):
    hits = retriever.find(q)  # BLOCKS: QAM310 far
    best = retriever.best(q)  # BLOCKS: QAM310 far
    quick = rerank.cheap(q, hits)  # ok
    slow = rerank(q, hits)  # BLOCKS: QAM401 far
    prompt = settings.prompt("answer")  # BLOCKS: QAM303 far
    label = settings.label()  # ok
    size = len(retriever)  # BLOCKS: QAM310 far
    flt = retriever.filter("a")  # ok
    return {"best": best, "quick": quick, "slow": slow, "p": prompt, "l": label, "n": size, "f": flt}


@app.get("/ask2")
async def ask2(q: str, retriever: AsyncRetrieverDep, tasks: BackgroundTasks):
    hits = await retriever.find(q)  # ok
    local = await retriever.find_local(q)  # ok
    ranked = await run_in_threadpool(rerank, q, hits)  # ok
    again = await asyncio.to_thread(functools.partial(rerank, q), local)  # ok
    tasks.add_task(journal, q)  # ok
    return ranked + again


@app.post("/say")
async def say(q: str, file: UploadFile):
    data = await file.read()  # ok
    raw = file.file.read()  # BLOCKS: QAM303
    reply = sync_llm.chat.completions.create(model="m", messages=[])  # BLOCKS: QAM306
    async with AsyncOpenAI() as llm:  # ok
        other = await llm.chat.completions.create(model="m", messages=[])  # ok
    model = rerank.model  # BLOCKS: QAM401 far
    journal(q)  # BLOCKS: QAM303
    return [reply, other, model, len(data), raw]


@app.get("/plain")
def plain(q: str, retriever: RetrieverDep) -> list[Hit]:
    return retriever.best(q)  # ok
