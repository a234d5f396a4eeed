"""The same store, kept by a server for all its requests."""
import asyncio

from engine import Engine
from store import get_store


async def serve(names: list[str]) -> None:
    for name in names:
        print("served", await Engine(get_store()).size(name))


def main() -> None:
    asyncio.run(serve(["docs", "docs"]))
