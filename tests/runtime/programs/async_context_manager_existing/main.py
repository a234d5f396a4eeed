import asyncio

from session import Session, collections


async def main():
    async with Session("x") as s:
        s.make()
        print(await collections(s))
    print(s.closed)


asyncio.run(main())
