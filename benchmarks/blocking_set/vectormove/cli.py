import asyncio

from .clients import Index, sync_client
from .move import copy, load, setup


def run(name: str) -> None:
    sync_client().get_collections()
    asyncio.run(setup(name))
    with asyncio.Runner() as runner:
        runner.run(load(name, []))
        runner.run(copy(Index(name)))


async def guarded(name: str) -> None:
    await asyncio.to_thread(run, name)  # ok
    run(name)  # BLOCKS: QAM310


if __name__ == "__main__":
    run("docs")
