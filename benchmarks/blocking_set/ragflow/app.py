from __future__ import annotations

import asyncio

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_qdrant import QdrantVectorStore
from qdrant_client import AsyncQdrantClient, QdrantClient

from ragflow.graph import Checkpoint, Graph, gathered, to_file, to_list
from ragflow.nodes import Generate, Retrieve, RetrieveNow, State, Template, embeddings

app = FastAPI()
client = QdrantClient("localhost")
aclient = AsyncQdrantClient("localhost")
store = QdrantVectorStore(client=client, collection_name="docs", embedding=OpenAIEmbeddings())
model = ChatOpenAI()
generate = Generate(model)
graph = Graph([Retrieve(store), generate])
traced = Graph([RetrieveNow(store), generate])
seen: list[State] = []
traced.on_step(to_file)
graph.on_step(to_list(seen))
memory = Checkpoint()
disk = Checkpoint("states.log")
prompt = Template("answer {question}")


@app.get("/ask")
async def ask(q: str) -> str:
    text = prompt.invoke({"question": q})  # ok
    state = await graph.run(State(text, []))  # ok
    memory.save(state)  # ok
    return state.answer


@app.get("/ask-logged")
async def ask_logged(q: str) -> str:
    state = await traced.run(State(q, []))  # ok
    disk.save(state)  # BLOCKS: QAM303 far
    return state.answer


@app.get("/fire")
async def fire(q: str) -> str:
    state = State(q, [])
    graph.fire(state)  # ok
    traced.fire(state)  # BLOCKS: QAM303 far
    return graph.describe()  # ok


@app.get("/sync")
async def sync(q: str) -> str:
    state = State(q, [])
    first = await asyncio.to_thread(generate.sync, state)  # ok
    return first + generate.sync(state)  # BLOCKS: QAM306 far


@app.get("/stream")
async def stream(q: str) -> StreamingResponse:
    return StreamingResponse(generate.atokens(State(q, [])))  # ok


@app.get("/stream-sync")
async def stream_sync(q: str) -> StreamingResponse:
    return StreamingResponse(generate.tokens(State(q, [])))  # ok


@app.get("/words")
async def words(q: str) -> list[str]:
    quick = [word for word in prompt.stream({"question": q})]  # ok
    return quick + [word for word in generate.tokens(State(q, []))]  # BLOCKS: QAM306 far


@app.get("/embed")
async def embed(q: str) -> list[float]:
    vector = await OpenAIEmbeddings().aembed_query(q)  # ok
    return vector + embeddings(q)  # BLOCKS: QAM306 far


@app.get("/count")
async def count() -> int:
    info = await aclient.count("docs")  # ok
    other = client.count("docs")  # BLOCKS: QAM310
    return info.count + other.count + [1, 2].count(1)  # ok


@app.get("/many")
async def many(q: str) -> list[str]:
    states = await gathered([graph, traced], State(q, []))  # ok
    return [s.answer for s in states]  # ok
