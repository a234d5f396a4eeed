from __future__ import annotations

import asyncio

import aiosqlite
from discord.ext import commands, tasks

from .storage import AStrikes, AsyncCache, RedisCache, Strikes, Ttl, counter, local_counter


class Meter:
    def __init__(self, bump) -> None:
        self.bump = bump

    def tick(self, name: str) -> int:
        return self.bump(name)


class Moderation(commands.Cog):
    def __init__(self, bot: commands.Bot) -> None:
        self.bot = bot
        self.strikes = Strikes("mod.db")
        self.cache = RedisCache("redis://localhost")
        self.fast = AsyncCache("redis://localhost")
        self.words = Ttl()
        self.remote = Meter(counter(self.cache))
        self.local = Meter(local_counter())
        self.sweep.start()

    @commands.command()
    async def strike(self, ctx: commands.Context, user: int) -> None:
        n = self.strikes.add(user)  # BLOCKS: QAM305 far
        self.strikes.remember(user, n)  # ok
        await ctx.send(f"{user}: {n}")  # ok
        async with aiosqlite.connect("mod.db") as db:  # ok
            await AStrikes(db).add(user)  # ok

    @commands.Cog.listener()
    async def on_message(self, message) -> None:
        key = self.cache.key("seen", str(message.author.id))  # ok
        self.cache[key] = message.content  # BLOCKS: QAM305 far
        if len(self.cache) > 100:  # BLOCKS: QAM305 far
            del self.cache[key]  # BLOCKS: QAM305 far
        self.words["a"] = "b"  # ok
        print(self.words["a"], self.words.get("a"), len(self.words))  # ok
        print(await self.fast.get(key))  # ok
        await self.fast.fill([key])  # ok

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self.local.tick("ready")  # ok
        self.remote.tick("ready")  # BLOCKS: QAM305 far
        pipe = self.cache.batch()  # ok
        pipe.execute()  # BLOCKS: QAM305

    @tasks.loop(minutes=5)
    async def sweep(self) -> None:
        self.strikes.forget()  # ok
        n = await asyncio.to_thread(self.strikes.of, 3)  # ok
        value = await asyncio.to_thread(lambda: self.cache["x"])  # ok
        print(n, value)

    def cog_check(self, ctx) -> bool:
        return self.strikes.of(ctx.author.id) < 3

    def report(self) -> str:
        return str(self.strikes.of(1))  # ok
