import asyncio
import subprocess
from pathlib import Path

from .agents import Embedder, Toolkit, aweb, web

risky = Toolkit()
safe = Toolkit()


@risky.tool()
def shell(line: str) -> str:
    return subprocess.run(line, shell=True, capture_output=True, text=True).stdout


@risky.tool("search")
def search(text: str) -> dict:
    return web.search(text)


@risky.tool("asearch")
async def asearch(text: str) -> dict:
    return await aweb.search(text)  # ok


@safe.tool()
def add(a: int, b: int) -> int:
    return a + b


@safe.tool("upper")
def upper(text: str) -> str:
    return text.upper()


async def bash(line: str) -> str:
    process = await asyncio.create_subprocess_shell(line, stdout=subprocess.PIPE)  # ok
    out, _ = await process.communicate()  # ok
    return out.decode()


def saved(path: Path, embedder: Embedder) -> int:
    return path.write_bytes(bytes(embedder.size()))
