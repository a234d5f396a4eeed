from __future__ import annotations

import asyncio
from functools import reduce
from pathlib import Path

from mcp.server.fastmcp import Context, FastMCP

from .clients import Embeddings, FakeEmbeddings, Vectors, version
from .repos import Chunk, Repo, everything, heads, shorten, split
from .tools import FileCursor, TextCursor, blame, cat, disk, local, upper, width

mcp = FastMCP("beacon")
vectors = Vectors("http://localhost:6333", "code")
embeddings = Embeddings()
repo = Repo(Path("/src"))


@mcp.tool()
async def search(query: str, ctx: Context) -> list[str]:
    vector = await embeddings.aembed(query)  # ok
    await ctx.info(f"{embeddings.tokens(query)} {version()}")  # ok
    hits = await vectors.search(vector, repo.name)  # ok
    if not hits:
        hits = await vectors.search(embeddings.embed(query), repo.name)  # BLOCKS: QAM306 far
    return [str(hit.payload) for hit in hits]


@mcp.tool()
async def index() -> int:
    fake = FakeEmbeddings()  # ok
    points = []
    async for chunk in repo.achunks():  # ok
        points.append(vectors.point(chunk.key, fake.embed(chunk.text), repo=repo.name))  # ok
    await vectors.refill(points)  # ok
    return vectors.count()  # BLOCKS: QAM310 far


@mcp.tool()
async def status() -> dict:
    head = await repo.agit("rev-parse", "HEAD")  # ok
    if "x.py" in repo:  # ok
        head = repo.head  # BLOCKS: QAM304 far
    if repo:  # BLOCKS: QAM304 far
        head += "+"
    if repo is None or repo.name == "x":  # ok
        head = ""
    return {"head": head, "size": await asyncio.to_thread(vectors.count)}  # ok


@mcp.tool()
async def walk(paths: list[str]) -> list[str]:
    repos = [Repo(Path(p)) for p in paths]  # ok
    lazy = everything(repos)  # ok
    short = shorten(lazy, 80)  # ok
    texts = [c.text for c in short]  # BLOCKS: QAM303 far
    ready = shorten([Chunk("a", "b")], 10)  # ok
    texts += [c.text for c in ready]  # ok
    known = heads(repos)  # ok
    texts.extend(known)  # BLOCKS: QAM304 far
    parts = list(split("a", "b\n\nc"))  # ok
    first = repo.first(3)  # BLOCKS: QAM303 far
    return texts + [c.text for c in (*parts, *first)]


@mcp.tool()
async def run(name: str, path: str) -> str:
    print(local.names(), disk.names())  # ok
    print(local.call("upper", name))  # ok
    print(disk.call("cat", repo, path))  # BLOCKS: QAM303 far
    print(upper(name), width(name))  # ok
    print(cat(repo, path))  # BLOCKS: QAM303 far
    spare = disk.tools["blame"]  # ok
    print(spare.name, spare.slow)  # ok
    print(await asyncio.to_thread(spare.run, repo, path))  # ok
    return await asyncio.to_thread(blame, repo, path)  # ok


@mcp.tool()
async def lines(path: str) -> list[str]:
    text = TextCursor("a\nb")  # ok
    got = [next(text)]  # ok
    cursor = FileCursor(Path(path))  # ok
    got.append(next(cursor))  # BLOCKS: QAM303 far
    for line in TextCursor("c"):  # ok
        got.append(line)
    return got


def sources(seed: str, steps: list) -> str:
    return reduce(lambda text, step: step(text), steps, seed)


@mcp.tool()
async def pipeline(path: str) -> str:
    def load(name: str) -> str:
        return (repo.root / name).read_text()

    clean = sources(path, [str.strip, upper])  # ok
    return clean + sources(path, [str.strip, load])  # BLOCKS: QAM303


if __name__ == "__main__":
    print(repo.head, vectors.count())
    mcp.run()
