from __future__ import annotations

import asyncio
from pathlib import Path

from mcp.server.fastmcp import FastMCP
from qdrant_client import QdrantClient

from .feeds import FileFeed, FixedFeed, Item, Merged, WebFeed, links, parsed, words
from .index import Index, Local, OldIndex, hashed, remote

mcp = FastMCP("reading list")
cheap = Index(hashed)
costly = Index(remote)
local = Local("bge")
fixed = FixedFeed(Item("https://x", "X y"))


@mcp.tool()
async def titles(path: str) -> list[str]:
    print([item.slug() for item in fixed.items()], len(fixed), bool(fixed))  # ok
    file = FileFeed(Path(path))  # ok
    print(bool(file))  # ok
    print(len(file))  # BLOCKS: QAM303 far
    both = Merged([fixed, FixedFeed()])  # ok
    print(both.items())  # ok
    mixed = Merged([fixed, file])  # ok
    print(mixed.items())  # BLOCKS: QAM303 far
    return [item.title for item in await asyncio.to_thread(mixed.items)]  # ok


@mcp.tool()
async def follow(url: str) -> list[str]:
    feed = WebFeed(url)  # ok
    found = [item async for item in feed.aitems()]  # ok
    print(len(await feed.araw()))  # ok
    print(feed.raw())  # BLOCKS: QAM302 far
    print(found[0].page())  # BLOCKS: QAM302 far
    pages = await asyncio.gather(*(asyncio.to_thread(item.page) for item in found))  # ok
    print([words(page) for page in pages])  # ok
    hrefs = links(pages[0])  # ok
    out = await asyncio.to_thread(list, hrefs)  # ok
    out += links(pages[1])  # BLOCKS: QAM402 far
    print(parsed(url))  # BLOCKS: QAM302 far
    return out


@mcp.tool()
async def remember(key: int, text: str) -> int:
    print(cheap.point(key, text))  # ok
    print(costly.point(key, text))  # BLOCKS: QAM306 far
    point = await asyncio.to_thread(costly.point, key, text)  # ok
    print(cheap.hold(point))  # BLOCKS: QAM308 far
    await cheap.flush()  # ok
    print(local.loaded, local.name)  # ok
    print(local(text))  # BLOCKS: QAM401 far
    print(await asyncio.to_thread(local, text))  # ok
    return len(await costly.search(text))  # ok


@mcp.tool()
async def sizes() -> int:
    old = OldIndex(QdrantClient("http://localhost:6333"))  # ok
    print(old.names([]))  # ok
    print(await asyncio.to_thread(old.size))  # ok
    return old.size()  # BLOCKS: QAM310 far


@mcp.resource("list://{name}")
def stored(name: str) -> str:
    return FileFeed(Path(name)).raw()  # ok


if __name__ == "__main__":
    print(len(FileFeed(Path("x"))))
    mcp.run()
