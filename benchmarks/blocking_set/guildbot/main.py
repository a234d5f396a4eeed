import asyncio
import json
import logging
from pathlib import Path

import discord
from discord.ext import commands

from .store import Store
from .web import Api, status

log = logging.getLogger(__name__)


class Bot(commands.Bot):
    config: dict

    def load(self, path: Path) -> None:
        with path.open() as handle:
            self.config = json.load(handle)

    async def setup_hook(self) -> None:
        self.load(Path("config.json"))  # BLOCKS: QAM303
        await self.load_extension("guildbot.cogs.fun")  # ok
        log.info("loaded")  # ok
        if status("guild.example") != 200:  # BLOCKS: QAM302 far
            await self.close()  # ok
        self.store = Store("other.db")  # BLOCKS: QAM305 far

    async def on_ready(self) -> None:
        print("ready")  # ok
        Api.default().get("ready")  # BLOCKS: QAM302 far

    async def close(self) -> None:
        self.store.flush()  # BLOCKS: QAM305 far
        await super().close()  # ok


def main() -> None:
    bot = Bot("!", intents=discord.Intents.default())
    bot.load(Path("config.json"))  # ok
    bot.run("token")


if __name__ == "__main__":
    asyncio.run(asyncio.sleep(0))
    main()
