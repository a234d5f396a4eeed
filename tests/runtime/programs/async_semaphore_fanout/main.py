import asyncio

from fan import fan_out
from fill import fill


async def main():
    client = fill(4)
    print(sorted(await fan_out(client, range(4))))


asyncio.run(main())
