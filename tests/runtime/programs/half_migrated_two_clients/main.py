import asyncio

from clients import async_client, sync_client
from new_style import warm
from old_style import cold


async def main():
    print(await warm(async_client(), "new"))
    print(cold(sync_client(), "old"))


if __name__ == "__main__":
    asyncio.run(main())
