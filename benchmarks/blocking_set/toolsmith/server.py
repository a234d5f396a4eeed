from __future__ import annotations

import asyncio
import json
from functools import partial
from pathlib import Path

import anyio
from anyio import to_thread
from mcp.server.fastmcp import Context, FastMCP

from toolsmith.backends import Backend, FileBackend, HttpBackend, NullBackend, make_backend
from toolsmith.shell import Shell, run_quietly
from toolsmith.tools import TOOLS, Tool

mcp = FastMCP("toolsmith")
notes: dict[str, str] = {}
backend: Backend = FileBackend(Path("/srv/notes"))
nothing = NullBackend()
shell = Shell()


@mcp.tool()
async def read_note(name: str) -> str:
    """Text of a note."""
    return backend.read(name)  # BLOCKS: QAM303 far


@mcp.tool()
async def read_cached(name: str) -> str:
    if name in notes:
        return notes.get(name, "")  # ok
    return nothing.read(name)  # ok


@mcp.tool()
async def read_threaded(name: str) -> str:
    return await to_thread.run_sync(backend.read, name)  # ok


@mcp.tool()
async def read_limited(name: str) -> str:
    limiter = anyio.CapacityLimiter(2)
    return await anyio.to_thread.run_sync(partial(backend.read, name), limiter=limiter)  # ok


@mcp.tool()
async def grep(pattern: str) -> list[str]:
    def search() -> list[str]:
        found = []
        for path in Path("/srv/notes").rglob("*.md"):
            if pattern in path.read_text():
                found.append(path.name)
        return found

    return await asyncio.to_thread(search)  # ok


@mcp.tool()
async def grep_now(pattern: str) -> list[str]:
    def search() -> list[str]:
        return [p.name for p in Path("/srv/notes").rglob("*.md") if pattern in p.read_text()]

    return search()  # BLOCKS: QAM303


@mcp.tool()
async def git_status(repo: str) -> str:
    return run_quietly("git", "-C", repo, "status")  # BLOCKS: QAM304 far


@mcp.tool()
async def git_log(repo: str) -> str:
    process = await asyncio.create_subprocess_exec("git", "log", cwd=repo, stdout=asyncio.subprocess.PIPE)  # ok
    out, _ = await process.communicate()  # ok
    await process.wait()  # ok
    return out.decode()


@mcp.tool()
async def plan(commands: list[str]) -> str:
    for text in commands:
        shell.queue(text)  # ok
    return shell.describe()  # ok


@mcp.tool()
async def execute(ctx: Context) -> str:
    await ctx.info("running")  # ok
    codes = shell.run()  # BLOCKS: QAM304 far
    return json.dumps(codes)


@mcp.tool()
async def use(name: str, payload: str) -> str:
    tool: Tool = TOOLS[name]
    if tool.is_async:
        return await tool.acall(payload)  # ok
    return await asyncio.to_thread(tool.call, payload)  # ok


@mcp.tool()
async def use_now(name: str, payload: str) -> str:
    return TOOLS[name].call(payload)  # BLOCKS: QAM302 far


@mcp.resource("note://{name}")
async def resource(name: str) -> str:
    chosen = make_backend("http://notes.local")
    return chosen.read(name)  # BLOCKS: QAM302 far


@mcp.resource("null://{name}")
async def empty(name: str) -> str:
    async with anyio.create_task_group() as group:
        group.start_soon(anyio.sleep, 1)  # ok
    return NullBackend().read(name)  # ok


if __name__ == "__main__":
    Path("/srv/notes").mkdir(exist_ok=True)
    print(backend.read("readme"))
    mcp.run()
