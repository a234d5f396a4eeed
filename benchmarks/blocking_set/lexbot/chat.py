from __future__ import annotations

import asyncio
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

from lexbot.memory import History, rough_tokens, tokens
from lexbot.providers import (
    AnthropicProvider,
    EchoProvider,
    OpenAIProvider,
    Provider,
    arerank,
    client,
    rerank,
    stream,
    streaming_claude,
)

app = FastAPI()
PROVIDERS: dict[str, type[Provider]] = {"openai": OpenAIProvider, "anthropic": AnthropicProvider, "echo": EchoProvider}
histories: dict[str, History] = {}


def provider(name: str) -> Provider:
    return PROVIDERS[name]()


def pick(use_sync: bool):
    return client("sync") if use_sync else client("async")


@app.post("/chat/{name}")
async def chat(name: str, prompt: str) -> str:
    chosen = provider(name)
    history = histories.setdefault(name, History.empty())  # ok
    history.append("user", prompt)  # ok
    answer = await chosen.complete(history.dump())  # ok
    history.append("assistant", answer)  # ok
    return answer if history.count("user") < 3 else f"{chosen.count(answer)} words"  # ok


@app.post("/embed")
async def embed(text: str) -> list[float]:
    found = client("sync").embeddings.create(model="small", input=text)  # BLOCKS: QAM306 far
    return found.data[0].embedding


@app.post("/embed2")
async def embed_async(text: str) -> list[float]:
    found = await client("async").embeddings.create(model="small", input=text)  # ok
    return found.data[0].embedding


@app.post("/picked")
async def picked(text: str) -> list[float]:
    chosen = pick(use_sync=False)
    found = await chosen.embeddings.create(model="small", input=text)  # ok
    return found.data[0].embedding


@app.get("/stream")
async def streamed(prompt: str) -> StreamingResponse:
    return StreamingResponse(stream(prompt))  # ok


@app.get("/joined")
async def joined(prompt: str) -> str:
    return "".join(stream(prompt))  # BLOCKS: QAM306 far


@app.get("/claude")
async def claude(prompt: str) -> str:
    parts = []
    async with streaming_claude().messages.stream(model="claude", max_tokens=10, messages=[]) as events:  # ok
        async for text in events.text_stream:  # ok
            parts.append(text)  # ok
    return "".join(parts)


@app.get("/rank")
async def rank(query: str) -> list[int]:
    first = rerank(query, ["a", "b"])  # BLOCKS: QAM306 far
    second = await arerank(query, ["a", "b"])  # ok
    third = await asyncio.get_running_loop().run_in_executor(None, rerank, query, ["a"])  # ok
    return first + second + third


@app.post("/save/{name}")
async def save(name: str) -> int:
    history = histories.get(name) or History.empty()  # ok
    history.save(Path(f"{name}.json"))  # BLOCKS: QAM303 far
    return rough_tokens(history.dump())  # ok


@app.post("/load/{name}")
async def load(name: str) -> int:
    histories[name] = History.load(Path(f"{name}.pickle"))  # BLOCKS: QAM303 far
    return tokens(histories[name].dump())  # BLOCKS: QAM402 far


@app.post("/load-thread/{name}")
async def load_thread(name: str) -> int:
    histories[name] = await asyncio.to_thread(History.load, Path(f"{name}.pickle"))  # ok
    return await asyncio.to_thread(lambda: tokens(histories[name].dump()))  # ok
