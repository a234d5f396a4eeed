import random
import time
from io import BytesIO

import discord
import requests
from discord import app_commands
from discord.ext import commands, tasks

from ..store import Store
from ..web import Api, chunks, memes


class Fun(commands.Cog):
    def __init__(self, bot: commands.Bot, store: Store, api: Api) -> None:
        self.bot = bot
        self.store = store
        self.api = api
        self.http = requests.Session()
        self.commands_seen = {"cat": self._cat, "roll": self._roll}

    async def cog_load(self) -> None:
        self.flush.start()  # ok
        self.settings = self.api.settings()  # BLOCKS: QAM302 far

    def _cat(self) -> str:
        return self.http.get("https://cats.example").json()["url"]

    def _roll(self) -> str:
        return str(random.randint(1, 6))

    @tasks.loop(minutes=1)
    async def flush(self) -> None:
        self.store.flush()  # BLOCKS: QAM305 far

    @flush.before_loop
    async def before_flush(self) -> None:
        await self.bot.wait_until_ready()  # ok
        time.sleep(1)  # BLOCKS: QAM301

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        self.store.bump(message.author.id)  # ok
        if self.store.cached_xp(message.author.id) % 100 == 0:  # ok
            await message.channel.send(str(self.store.xp(message.author.id)))  # BLOCKS: QAM305 far
        for attachment in message.attachments:
            data = await attachment.read()  # ok
            print(BytesIO(data).read(4))  # ok

    @app_commands.command()
    async def say(self, interaction: discord.Interaction, name: str) -> None:
        await interaction.response.send_message(self.commands_seen[name]())  # BLOCKS: QAM302
        await interaction.followup.send(self._roll())  # ok

    @commands.command()
    async def top(self, ctx: commands.Context) -> None:
        async with ctx.typing():  # ok
            lines = [f"{row['id']}" for row in self.store.top()]  # BLOCKS: QAM305 far
        await ctx.send("\n".join(lines))  # ok
        with self.store as store:  # BLOCKS: QAM305 far
            store.bump(1)  # ok

    @commands.command()
    async def meme(self, ctx: commands.Context) -> None:
        for part in chunks(list(range(10)), 3):  # ok
            print(part)
        async for url in memes():  # ok
            await ctx.send(url)  # ok
        first = await self.bot.loop.run_in_executor(None, self._cat)  # ok
        picture = self.http.get(first, timeout=3)  # BLOCKS: QAM302
        await ctx.send(file=discord.File(BytesIO(picture.content), "a.png"))  # ok


class Confirm(discord.ui.View):
    def __init__(self, api: Api):
        super().__init__()
        self.api = api

    @discord.ui.button(label="yes")
    async def yes(self, interaction: discord.Interaction, button: discord.ui.Button) -> None:
        self.api.post("yes")  # BLOCKS: QAM302 far
        self.stop()  # ok
        await interaction.response.defer()  # ok


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Fun(bot, Store.shared(), Api.default()))  # BLOCKS: QAM305 far
