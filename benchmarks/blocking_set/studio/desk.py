import asyncio
import json
import pickle
from pathlib import Path

import aiohttp
from aiohttp import web

from .core import Ears, Eyes, Reader, Relay, Settings, await_in_thread, entities, pack, pages, parse_csv, read_docx, render, sheet, title, to_html, workspace

routes = web.RouteTableDef()
relay = Relay()


@routes.get("/settings")
async def settings(request: web.Request) -> web.Response:
    s = Settings.from_file(Path("x"))  # BLOCKS: QAM303 far
    print(s.media, Settings().root)  # ok
    ears = Ears(s)  # ok
    print(ears.language())  # ok
    print(ears.model)  # BLOCKS: QAM401 far
    print(ears.hear("x"))  # BLOCKS: QAM401 far
    print(await ears.hear_later("x"))  # ok
    return web.json_response({"x": await asyncio.to_thread(ears.hear, "x")})  # ok


@routes.post("/look")
async def look(request: web.Request) -> web.Response:
    body = await request.json()  # ok
    print(Eyes.frame(body["path"]))  # BLOCKS: QAM402 far
    print(Eyes().sound(body["path"]))  # BLOCKS: QAM402 far
    data = await request.post()  # ok
    raw = data["file"].file.read()  # BLOCKS: QAM303
    return web.Response(body=raw)  # ok


@routes.post("/read")
async def read(request: web.Request) -> web.Response:
    path = request.query["path"]  # ok
    text = Reader.read(path)  # BLOCKS: QAM402 far
    text += read_docx(path)  # BLOCKS: QAM402 far
    print(pages(path), title(text))  # BLOCKS: QAM402 far
    print(title(text), parse_csv(text))  # ok
    print(sheet(path))  # BLOCKS: QAM402 far
    print(entities(text))  # BLOCKS: QAM401 far
    print(pack(path))  # ok
    html = render("x.html", text=text)  # BLOCKS: QAM303 far
    return web.Response(text=html)  # ok


@routes.get("/relay")
async def relayed(request: web.Request) -> web.Response:
    print(relay.take_now())  # ok
    print(relay.take(3))  # BLOCKS: QAM308 far
    await relay.give("x")  # ok
    relay.ready.set()  # ok
    if not relay.ready.is_set():  # ok
        relay.ready.wait(1)  # BLOCKS: QAM308
    print(await_in_thread(relay.give("y")))  # BLOCKS: QAM308 far
    async with workspace() as folder:  # ok
        (folder / "x").write_bytes(b"x")  # BLOCKS: QAM303
        await asyncio.to_thread((folder / "y").write_bytes, b"y")  # ok
    relay.give("z")  # BLOCKS: QAM601
    return web.Response()  # ok


async def download(url: str) -> dict:
    async with aiohttp.ClientSession() as session:  # ok
        async with session.get(url) as answer:  # ok
            answer.raise_for_status()  # ok
            text = await answer.text()  # ok
    if session.get(url):  # ok
        text += "x"
    with open("x", "rb") as file:  # BLOCKS: QAM303
        known = pickle.load(file)  # BLOCKS: QAM402
    return known | json.loads(text)  # ok


def build() -> web.Application:
    app = web.Application()
    app.add_routes(routes)
    Settings.from_file(Path("x"))
    app.on_startup.append(start)
    return app


async def start(app: web.Application) -> None:
    app["settings"] = Settings.from_file(Path("x"))  # BLOCKS: QAM303 far
    app["relay"] = relay  # ok
