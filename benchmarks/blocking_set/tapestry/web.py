import asyncio

from fastapi import Depends, FastAPI, WebSocket

from .service import Weaver, weaver
from .sources import Search, Threads, mongo, motor

app = FastAPI()


@app.get("/weave")
async def weave(text: str, w: Weaver = Depends(weaver)):
    print(w.describe(), w.threads.query(text), w.search.body(text))  # ok
    await asyncio.to_thread(w.weave, text)  # ok
    await w.aweave(text)  # ok
    return w.weave(text)  # BLOCKS: QAM305 far


@app.get("/threads")
async def threads(name: str):
    db = motor()["shop"]
    found = await db["threads"].find({"name": name}).to_list(10)  # ok
    async for row in db["threads"].find({}):  # ok
        found.append(row)
    found += Threads().many(name=name)  # BLOCKS: QAM305 far
    names = mongo().list_database_names()  # BLOCKS: QAM305
    return found, names


@app.websocket("/feed")
async def feed(socket: WebSocket):
    await socket.accept()  # ok
    cursor = Threads().cursor()
    for row in cursor:  # BLOCKS: QAM305
        await socket.send_json(row)  # ok
    Search().load([])  # BLOCKS: QAM305 far
    await socket.close()  # ok


@app.on_event("startup")
async def startup() -> None:
    print(Threads().one("a"))  # BLOCKS: QAM305 far
