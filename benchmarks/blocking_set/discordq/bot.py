import asyncio
import os

import discord
import requests
from discord.ext import commands

from .cogs import Tools

bot = commands.Bot("!", intents=discord.Intents.default())


def token() -> str:
    return requests.get("http://vault/token", timeout=3).text


async def main() -> None:
    await bot.add_cog(Tools(bot))  # ok
    await bot.start(os.environ.get("TOKEN") or token())  # BLOCKS: QAM302


if __name__ == "__main__":
    print(token())
    asyncio.run(main())
