from __future__ import annotations

import asyncio
import threading
from typing import Any

from quart import Quart, request

from adminq.container import HANDLERS, Handler, Options, Services, connect, describe, directory, export, purge

app = Quart(__name__)
real = Services()
fake = Services(fake=True)
state = threading.local()
options: Options = {"get": "all", "timeout": 3.0}


@app.get("/lookup/<key>")
async def lookup(key: str) -> str:
    first = await real.alookup(key)  # ok
    second = fake.lookup(key)  # ok
    return str(first or second or real.lookup(key))  # BLOCKS: QAM305 far


@app.get("/rows")
async def rows() -> str:
    empty = fake.rows("select 1")  # ok
    aside = await asyncio.to_thread(real.rows, "select 1")  # ok
    return str(empty or aside or real.rows("select 1"))  # BLOCKS: QAM305 far


@app.get("/export")
async def exported() -> str:
    quick = export({"a": 1})  # ok
    named = export(3)  # ok
    return quick + named + export(b"abc")  # BLOCKS: QAM303 far


@app.get("/options")
async def opts() -> str:
    return str(options.get("timeout")) + options["get"]  # ok


@app.get("/user/<name>")
async def user(name: str) -> str:
    body = await request.get_json()  # ok
    state.name = body.get("name", name)  # ok
    return str(directory(state.name))  # BLOCKS: QAM307 far


@app.get("/handlers/<name>")
async def handlers(name: str) -> str:
    for handler in HANDLERS:
        if handler.name == name and handler.aside:
            return str(await asyncio.to_thread(handler.run, real))  # ok
    return str(HANDLERS[0].run(real))  # ok


@app.get("/handlers-now/<name>")
async def handlers_now(name: str) -> str:
    results = [handler.run(real) for handler in HANDLERS]  # BLOCKS: QAM305 far
    return str(results)


@app.get("/direct")
async def direct() -> str:
    one = describe(real)  # ok
    two = purge(fake)  # ok
    return f"{one} {two} {purge(real)}"  # BLOCKS: QAM305 far


@app.get("/connect")
async def connected() -> str:
    connection = await asyncio.to_thread(connect)  # ok
    cursor = connection.cursor()  # ok
    cursor.execute("select 1")  # BLOCKS: QAM305
    return str(cursor.fetchone())  # BLOCKS: QAM305


@app.before_serving
async def start() -> None:
    app.background = threading.Thread(target=purge, args=(real,))  # ok
    app.background.start()  # ok
    app.add_background_task(purge, real)  # ok


if __name__ == "__main__":
    purge(real)
    app.run()
