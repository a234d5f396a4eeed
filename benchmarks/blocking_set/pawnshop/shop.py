import asyncio
from pathlib import Path

from .base import KINDS, Builder, Fixed, Item, Maybe
from .ledger import Archive, Ledger, Tally, descend, hop_a, joined, scratch
from .tools import SAFE, TOOLS, Proxy, Toolbox, items, kit, loaded, pages, shell, tool, upper


async def stock() -> None:
    print(Item().load())  # BLOCKS: QAM302 far
    print(Fixed().load())  # ok
    print(KINDS["item"]().load())  # BLOCKS: QAM302 far
    print(await asyncio.to_thread(Item().load))  # ok
    print(descend(Item(), 3))  # BLOCKS: QAM302 far
    print(hop_a(4))  # ok
    builder = Builder().header("a", "b").to("https://x")  # ok
    print(builder.build().url)  # ok
    print(builder.send())  # BLOCKS: QAM302 far


async def books(path: Path) -> None:
    ledger = Ledger(path)  # BLOCKS: QAM303 far
    ledger.append("x")  # ok
    ledger.wipe()  # BLOCKS: QAM303 far
    tally = Tally()  # ok
    with tally:  # BLOCKS: QAM308 far
        print(tally.up())  # ok
    archive = Archive("a")  # ok
    archive.save("a", 1)  # BLOCKS: QAM303 far
    print(f"{archive:3}")  # ok
    print(str(archive))  # BLOCKS: QAM303 far
    print(scratch())  # BLOCKS: QAM303 far
    print(joined("a", "b"))  # ok


async def tools(name: str) -> None:
    print(tool(TOOLS, name)("ls"))  # BLOCKS: QAM304 far
    print(tool(SAFE, name)("ls"))  # ok
    print(kit.run("ls"))  # BLOCKS: QAM304 far
    print(kit.name)  # ok
    box = Toolbox(shell=shell, upper=upper)  # ok
    print(box.shell("ls"))  # BLOCKS: QAM304 far
    print(box.upper("ls"))  # ok
    proxy = Proxy(Item())  # ok
    print(proxy.path)  # ok
    print(proxy.load())  # BLOCKS: QAM302 far


async def repositories() -> None:
    item = items().get(1)  # ok
    print(item.load())  # BLOCKS: QAM302 far
    print(pages().get(1))  # BLOCKS: QAM304 far
    print(loaded(Maybe(item)))  # BLOCKS: QAM302 far
    print(Maybe(Fixed()).map(lambda one: one.path))  # ok
    if Maybe(item):  # ok
        print(await asyncio.to_thread(pages().get, 1))  # ok
