from __future__ import annotations

import asyncio
import logging
from collections import deque
from concurrent.futures import Future
from queue import SimpleQueue

from fastapi import Depends, FastAPI, WebSocket
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool

from .llm import Blocking, Canned, Chat, Memo, NonBlocking, Settings, client_for, make_chat, shout, translate

app = FastAPI()
log = logging.getLogger(__name__)
settings = Settings(provider="openai", key="k")


class Session:
    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.turns: deque[str] = deque(maxlen=10)

    def turn(self, text: str) -> str:
        self.turns.append(text)
        return self.chat.ask(text)

    def recent(self) -> list[str]:
        return list(self.turns)


def get_chat() -> Canned:
    return Canned("x")


def get_settings() -> Settings:
    return settings


@app.get("/canned")
async def canned(chat: Canned = Depends(get_chat)) -> str:
    session = Session(chat)  # ok
    session.turn("a")  # ok
    return session.recent()[0]  # ok


@app.get("/live")
async def live(current: Settings = Depends(get_settings)) -> str:
    log.info(current.label)  # ok
    print(current.models)  # BLOCKS: QAM306 far
    session = Session(Blocking(current.client))  # ok
    first = session.turn("a")  # BLOCKS: QAM306
    second = await run_in_threadpool(session.turn, "b")  # ok
    return first + second


@app.get("/flags")
async def flags(name: str) -> str:
    quiet = make_chat()  # ok
    print(quiet.ask("x"))  # ok
    loud = make_chat("openai")  # ok
    print(loud.ask("x"))  # BLOCKS: QAM306 far
    either = make_chat(name)  # ok
    print(either.ask("x"))  # BLOCKS: QAM306 far
    await client_for(True).models.retrieve("x")  # ok
    client_for(False).models.retrieve("x")  # BLOCKS: QAM306
    return await NonBlocking().ask("x")  # ok


@app.get("/memo")
async def memo() -> str:
    print(shout("x"))  # ok
    print(translate("x"))  # BLOCKS: QAM306 far
    local = Memo(str.lower)  # ok
    print(local("X"))  # ok
    return await asyncio.to_thread(translate, "x")  # ok


@app.websocket("/ws")
async def ws(socket: WebSocket) -> None:
    async for chunk in await NonBlocking().stream("x"):  # ok
        await socket.send_text(str(chunk))  # ok
    lines = (settings.chat().ask(x) for x in ("a", "b"))
    async for line in iterate_in_threadpool(lines):  # ok
        await socket.send_text(line)  # ok
    jobs: SimpleQueue[str] = SimpleQueue()
    jobs.put("x")  # ok
    print(jobs.get())  # BLOCKS: QAM308
    ready: Future[int] = Future()
    ready.set_result(1)  # ok
    print(ready.result())  # ok
    gate = asyncio.Semaphore(2)
    async with gate:  # ok
        await asyncio.sleep(0)  # ok
