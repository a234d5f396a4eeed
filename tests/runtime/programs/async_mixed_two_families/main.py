import asyncio

from archive import Archive
from live import Live


async def main():
    live, archive = Live(), Archive()
    await live.start()
    archive.start()
    await live.put(1)
    for id in await live.ids():
        archive.keep(id)
    print(await live.ids(), archive.kept())
    await live.stop()
    archive.stop()


asyncio.run(main())
