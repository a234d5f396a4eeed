import asyncio

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from langchain_core.language_models import BaseChatModel
from langchain_core.vectorstores import VectorStore
from llama_index.core.base.base_query_engine import BaseQueryEngine

from .chains import Chain, Executor, embeddings, llm, pages, pdf, question_of, store
from .indexing import Library, ask, complete, splitter

app = FastAPI()
library = Library("docs")
state: dict[str, Chain] = {}


@app.on_event("startup")
async def start():
    vectors = store("docs")  # BLOCKS: QAM310 far
    state["main"] = Chain(vectors)  # ok
    vectors.add_texts(["a"])  # BLOCKS: QAM306
    await vectors.aadd_texts(["a"])  # ok


@app.get("/answer")
async def answer(q: str):
    chain = state["main"]
    slow = chain.answer(q)  # BLOCKS: QAM306 far
    fast = await chain.aanswer(q)  # ok
    called = chain(q)  # BLOCKS: QAM306 far
    text = chain.render(q)  # ok
    joined = "".join(chain.tokens(q))  # BLOCKS: QAM306 far
    q = question_of({"question": q})  # ok
    return [slow, fast, called, text, joined]


@app.get("/stream")
async def stream(q: str):
    return StreamingResponse(state["main"].tokens(q))  # ok


@app.post("/load")
async def load(url: str, path: str):
    docs = pages(url)  # BLOCKS: QAM302 far
    docs += await asyncio.to_thread(pages, url)  # ok
    docs += pdf(path)  # BLOCKS: QAM402 far
    vector = embeddings.embed_query("x")  # BLOCKS: QAM306
    vector = await embeddings.aembed_query("x")  # ok
    message = llm.invoke("x")  # BLOCKS: QAM306
    many = await llm.abatch(["a", "b"])  # ok
    return [len(docs), vector, message, many]


async def generic(model: BaseChatModel, vectors: VectorStore, executor: Executor):
    hits = vectors.similarity_search("x", k=3)  # BLOCKS: QAM306
    more = await vectors.asimilarity_search("x")  # ok
    answers = model.batch(["a"])  # BLOCKS: QAM306
    out = executor.go("x")  # BLOCKS: QAM306 far
    retriever = vectors.as_retriever()  # ok
    docs = retriever.invoke("x")  # BLOCKS: QAM306
    docs = await retriever.ainvoke("x")  # ok
    return hits, more, answers, out, docs


async def llama(engine: BaseQueryEngine):
    first = ask(engine, "x")  # BLOCKS: QAM306 far
    second = await engine.aquery("x")  # ok
    index = library.index  # BLOCKS: QAM303 far
    third = ask(library.engine, "x")  # BLOCKS: QAM306 far
    splitter()  # ok
    text = complete("x")  # BLOCKS: QAM306 far
    nodes = await asyncio.to_thread(index.as_retriever().retrieve, "x")  # ok
    return first, second, third, text, nodes
