from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import anyio
import httpx
import mcp.types as types
from mcp.server.fastmcp import Context, FastMCP
from mcp.server.lowlevel import Server
from qdrant_client import AsyncQdrantClient, QdrantClient

from .index import AsyncIndex, Hashing, Index, Local, Snapshot


@dataclass
class State:
    index: Index
    fast: AsyncIndex
    snapshot: Snapshot


@asynccontextmanager
async def lifespan(server: FastMCP) -> AsyncIterator[State]:
    index = Index(QdrantClient(url=os.environ["QDRANT_URL"]), Local("all-MiniLM-L6-v2"))
    index.ensure()  # BLOCKS: QAM310 far
    fast = AsyncIndex(AsyncQdrantClient(url=os.environ["QDRANT_URL"]), index.encoder)  # ok
    yield State(index, fast, Snapshot("notes.pickle"))


mcp = FastMCP("notes", lifespan=lifespan)
low = Server("notes-low")
tiny = Index(QdrantClient(":memory:"), Hashing())
http = httpx.Client(base_url="https://notes.example")


@mcp.tool()
async def search(text: str, ctx: Context) -> list[str]:
    state: State = ctx.request_context.lifespan_context
    await ctx.info("searching")  # ok
    found = state.index.search(text)  # BLOCKS: QAM310 far
    more = await anyio.to_thread.run_sync(state.index.search, text)  # ok
    fast = await state.fast.search(text)  # ok
    print(tiny.encoder.encode(text))  # ok
    return [str(p.id) for p in [*found, *more, *fast.points]]  # ok


@mcp.tool()
async def run(command: str) -> str:
    done = subprocess.run(command.split(), capture_output=True, text=True)  # BLOCKS: QAM304
    process = await asyncio.create_subprocess_shell(command)  # ok
    await process.communicate()  # ok
    other = await anyio.run_process(command)  # ok
    return done.stdout + other.stdout.decode()  # ok


@mcp.tool()
def plain(path: str) -> str:
    with open(path) as handle:  # ok
        return handle.read()  # ok


@mcp.resource("notes://{name}")
async def note(name: str) -> str:
    answer = http.get(f"/notes/{name}")  # BLOCKS: QAM302
    answer.raise_for_status()  # ok
    data = answer.json()  # ok
    with http.stream("GET", "/all") as stream:  # BLOCKS: QAM302
        for line in stream.iter_lines():  # BLOCKS: QAM302
            print(line)
    return data["text"]


@low.call_tool()
async def call(name: str, arguments: dict) -> list[types.TextContent]:
    handler = HANDLERS[name]
    text = await handler(**arguments)  # ok
    return [types.TextContent(type="text", text=text)]


async def backup(to: str) -> str:
    snapshot = Snapshot(to)  # ok
    snapshot.dump([1])  # BLOCKS: QAM303 far
    async with await anyio.open_file(to, "rb") as handle:  # ok
        await handle.read()  # ok
    return str(snapshot.load())  # BLOCKS: QAM303 far


async def remember(text: str) -> str:
    point = tiny.point(1, text)  # ok
    tiny.client.upsert("notes", [point])  # BLOCKS: QAM310
    return text


HANDLERS = {"backup": backup, "remember": remember}
