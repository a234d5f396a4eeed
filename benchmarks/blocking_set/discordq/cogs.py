import asyncio
import functools
import subprocess
import time

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands, tasks

from .lookups import Dice, page, ping, resolve, retry, weather


class Tools(commands.Cog):
    def __init__(self, bot: commands.Bot) -> None:
        self.bot = bot
        self.dice = Dice()
        self.http = aiohttp.ClientSession()
        self.seen: dict[str, float] = {}
        self.tick.start()

    @commands.command()
    async def weather(self, ctx: commands.Context, city: str) -> None:
        await ctx.send(weather(city))  # BLOCKS: QAM302 far

    @commands.command()
    async def forecast(self, ctx: commands.Context, city: str) -> None:
        async with self.http.get("https://wttr.in/" + city) as answer:  # ok
            await ctx.send(await answer.text())  # ok

    @app_commands.command()
    async def ip(self, interaction: discord.Interaction, host: str) -> None:
        await interaction.response.send_message(resolve(host))  # BLOCKS: QAM307 far

    @app_commands.command()
    async def ip_ok(self, interaction: discord.Interaction, host: str) -> None:
        found = await self.bot.loop.run_in_executor(None, functools.partial(resolve, host))  # ok
        await interaction.response.send_message(found)  # ok

    @commands.command()
    async def roll(self, ctx: commands.Context) -> None:
        self.dice.sleep(2)  # ok
        await ctx.send(str(self.dice.get("https://dice")))  # ok

    @commands.command()
    async def slow(self, ctx: commands.Context) -> None:
        started = time.monotonic()  # ok
        time.sleep(0.5)  # BLOCKS: QAM301
        await ctx.send(f"{time.monotonic() - started:.1f}")  # ok

    @tasks.loop(seconds=30)
    async def tick(self) -> None:
        if not ping("db"):  # BLOCKS: QAM304 far
            process = await asyncio.create_subprocess_exec("notify-send", "db")  # ok
            await process.wait()  # ok
        self.seen["db"] = time.time()  # ok

    @tick.before_loop
    async def ready(self) -> None:
        await self.bot.wait_until_ready()  # ok

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.content.startswith("http"):
            body = retry(3, lambda: page(message.content))  # BLOCKS: QAM302 far
            await message.channel.send(str(len(body or b"")))  # ok
        if message.content == "again":
            await asyncio.to_thread(retry, 3, lambda: page(message.content))  # ok

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        out = subprocess.check_output(["git", "describe"])  # BLOCKS: QAM304
        process = subprocess.Popen(["updatedb"])  # BLOCKS: QAM304
        process.poll()  # ok
        process.wait()  # BLOCKS: QAM304
        print(out)
