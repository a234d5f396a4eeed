import asyncio

from repo import Repo


async def main():
    repo = Repo()
    await repo.create("a")
    print(await repo.add("a", [1, 2, 3]))
    print(await asyncio.gather(repo.count("a"), repo.first("a")))


asyncio.run(main())
