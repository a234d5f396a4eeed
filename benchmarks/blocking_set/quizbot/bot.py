import asyncio
import random
import time

import discord
from discord.ext import commands, tasks

from .store import JsonDict, Scores, exclusive, reset, shuffle, timed
from .trivia import Offline, Questions

bot = commands.Bot("!", intents=discord.Intents.default())
prefs = JsonDict("prefs.json")


class Quiz(commands.Cog):
    def __init__(self, bot: commands.Bot):
        self.bot = bot
        self.scores = Scores()
        self.questions = Questions()
        self.offline = Offline()
        self.running: set[int] = set()

    @commands.command()
    async def quiz(self, ctx):
        for question in self.questions:  # BLOCKS: QAM302 far
            await ctx.send(question["question"])  # ok
            break
        for question in self.offline:  # ok
            await ctx.send(question["question"])  # ok
        answer = await self.bot.wait_for("message", timeout=10)  # ok
        self.scores.add(answer.author.id, 1)  # BLOCKS: QAM305 far
        self.scores += (answer.author.id, 2)  # BLOCKS: QAM305 far
        await ctx.send(Scores.medal(0))  # ok

    @commands.command()
    async def top(self, ctx):
        rows = self.scores.top()  # BLOCKS: QAM305 far
        other = await asyncio.to_thread(self.scores.top, 3)  # ok
        first = next(iter(self.questions))  # BLOCKS: QAM302 far
        second = next(iter(self.offline))  # ok
        await ctx.send(f"{rows} {other} {first} {second}")  # ok

    @commands.command()
    async def pref(self, ctx, key, value):
        prefs[key] = value  # BLOCKS: QAM303 far
        known = prefs.get(key)  # ok
        size = len(prefs)  # ok
        await ctx.send(f"{known} {size}")  # ok
        fresh = JsonDict("other.json")  # BLOCKS: QAM303 far
        print(fresh)

    @commands.command()
    async def wiki(self, ctx, title):
        async with ctx.typing():  # ok
            text = self.questions.wiki(title)  # BLOCKS: QAM302 far
        self.questions.pick(text.split())  # ok
        shuffle([1, 2])  # ok
        with timed("x"):  # ok
            random.shuffle([1])  # ok
        reset(self.scores)  # BLOCKS: QAM308 far
        with exclusive():  # BLOCKS: QAM308 far
            self.running.clear()  # ok

    @tasks.loop(seconds=30)
    async def tick(self):
        time.sleep(0.5)  # BLOCKS: QAM301
        await asyncio.sleep(0.5)  # ok
        self.running.discard(1)  # ok
