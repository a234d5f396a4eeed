from __future__ import annotations

import asyncio
import io
from pathlib import Path, PurePosixPath

import aiofiles
import anyio
from anyio import to_thread
from mcp.server.fastmcp import Context, FastMCP

from .pages import FilePage, Page, Wiki, append_log, export, spool

mcp = FastMCP("wiki")
wiki = Wiki("/srv/wiki")


@mcp.tool()
async def read(name: str) -> str:
    if name in wiki:  # BLOCKS: QAM303 far
        return wiki[name].text  # BLOCKS: QAM303 far
    return await wiki.aread(name)  # ok


@mcp.tool()
async def count(name: str, ctx: Context) -> int:
    page = Page(name, "a b")  # ok
    await ctx.info(str(page.words))  # ok
    where = wiki.path_of(name)  # ok
    text = await anyio.Path(where).read_text()  # ok
    raw = await to_thread.run_sync(where.read_text)  # ok
    return page.words + len(text) + len(raw)


@mcp.tool()
async def listing() -> list[str]:
    names = [page.name for page in wiki]  # BLOCKS: QAM303 far
    titles = list(wiki.index)  # BLOCKS: QAM303 far
    return names + titles


@mcp.tool()
async def edit(name: str, text: str) -> str:
    with wiki.scratch() as draft:  # ok
        draft.text = text
    with wiki.editing(name) as page:  # BLOCKS: QAM303 far
        page.text = text
    append_log("/var/log/wiki.log", name)  # BLOCKS: QAM303 far
    await to_thread.run_sync(append_log, "/var/log/wiki.log", name)  # ok
    return name


@mcp.resource("wiki://{name}")
async def resource(name: str) -> bytes:
    page = await asyncio.to_thread(FilePage, wiki.path_of(name))  # ok
    print(page.words, page.name)  # ok
    return page.raw  # BLOCKS: QAM303 far


@mcp.tool()
async def bundle(names: list[str]) -> bytes:
    pages = [Page(n, "x") for n in names]
    blob = export(pages)  # ok
    text = spool(pages)  # ok
    out = io.StringIO()
    pages[0].dump(out)  # ok
    async with aiofiles.open("/tmp/x", "w") as handle:  # ok
        await handle.write(text)  # ok
    target = PurePosixPath("/a") / "b"  # ok
    print(target.with_suffix(".md"), out.getvalue())
    with open("/tmp/report", "w") as report:  # BLOCKS: QAM303
        pages[0].dump(report)  # BLOCKS: QAM303 far
    return blob


@mcp.tool()
def sync_tool(name: str) -> str:
    return wiki[name].text  # ok


async def warm(paths: list[anyio.Path], local: list[Path]) -> None:
    for path in paths:
        print(await path.read_text())  # ok
    for each in local:
        print(each.read_text())  # BLOCKS: QAM303
    reader = next(iter(local)).read_text  # ok
    await asyncio.get_running_loop().run_in_executor(None, reader)  # ok


def main() -> None:
    for page in wiki:
        print(page.raw)  # ok
    mcp.run()
