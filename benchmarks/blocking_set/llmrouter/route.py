import asyncio
from collections.abc import AsyncIterator

import litellm
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from openai import AsyncOpenAI, OpenAI

from .providers import (
    PROVIDERS,
    AsyncChat,
    Chat,
    Claude,
    Kind,
    agroq,
    chain,
    completion,
    embeddings,
    gem,
    groq,
    key,
    rank,
    template,
)

app = FastAPI()
chat = Chat(OpenAI())
achat = AsyncChat(AsyncOpenAI())
claude = Claude()


@app.get("/ask")
async def ask(q: str, provider: str = "openai") -> list:
    first = chat.ask(q)  # BLOCKS: QAM306 far
    second = await achat.ask(q)  # ok
    third = PROVIDERS[provider](q)  # BLOCKS: QAM306 far
    fourth = await asyncio.to_thread(PROVIDERS[provider], q)  # ok
    fifth = chat.with_model("x").ask(q)  # BLOCKS: QAM306 far
    other = chat.with_model("y")  # ok
    print(other.model, template(q), key())  # ok
    return [first, second, third, fourth, fifth]


@app.get("/stream")
async def stream(q: str) -> StreamingResponse:
    async def tokens() -> AsyncIterator[str]:
        for token in chat.stream(q):  # BLOCKS: QAM306 far
            yield token
        for token in claude.stream(q):  # BLOCKS: QAM306 far
            yield token
        async for chunk in await achat.client.chat.completions.create(model="x", messages=[], stream=True):  # ok
            yield str(chunk)

    return StreamingResponse(tokens())  # ok


@app.get("/plain-stream")
async def plain_stream(q: str) -> StreamingResponse:
    return StreamingResponse(chat.stream(q))  # ok


async def chains(q: str) -> list:
    out = [chain.invoke({"q": q})]  # BLOCKS: QAM306
    out.append(await chain.ainvoke({"q": q}))  # ok
    for part in chain.stream({"q": q}):  # BLOCKS: QAM306
        out.append(part)
    async for part in chain.astream({"q": q}):  # ok
        out.append(part)
    out.append(embeddings.embed_query(q))  # BLOCKS: QAM306
    out.append(await embeddings.aembed_query(q))  # ok
    out.append(chain.batch([{"q": q}]))  # BLOCKS: QAM306
    return out


async def more(q: str) -> list:
    out = [completion(q)]  # BLOCKS: QAM306 far
    out.append(await litellm.acompletion("gpt", messages=[]))  # ok
    out.append(gem.models.generate_content(model="g", contents=q))  # BLOCKS: QAM306
    out.append(await gem.aio.models.generate_content(model="g", contents=q))  # ok
    out.append(groq.chat.completions.create(model="l", messages=[]))  # BLOCKS: QAM306
    out.append(await agroq.chat.completions.create(model="l", messages=[]))  # ok
    out.append(rank(model="r", query=q, documents=[]))  # BLOCKS: QAM306
    client = Kind.AZURE.client()  # ok
    if client is not None:  # ok
        out.append(client.embeddings.create(model="e", input=q))  # BLOCKS: QAM306
    for model in chat.client.models.list():  # BLOCKS: QAM306
        out.append(model.id)
    with chat.client.chat.completions.with_streaming_response.create(model="x", messages=[]) as raw:  # BLOCKS: QAM306
        out.append(raw.headers)  # ok
    return out
