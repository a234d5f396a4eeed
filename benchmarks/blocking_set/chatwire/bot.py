from __future__ import annotations

import asyncio
import random
import threading

import discord
from discord.ext import commands as ext

from chatwire.limits import Cooldown, Counter
from chatwire.registry import COMMANDS, Events, command
from chatwire.weather import Forecast, anow, now

bot = ext.Bot(command_prefix="!", intents=discord.Intents.default())
cooldown = Cooldown(3)
plain = Counter()
guarded = Counter(threading.Lock())
guard = threading.Lock()
events = Events()
scores: dict[str, int] = {}


@command("weather")
async def weather(city: str) -> str:
    data = now(city)  # BLOCKS: QAM302 far
    return str(data)


@command("weather2")
async def weather_async(city: str) -> str:
    forecast = Forecast(city, await anow(city))  # ok
    return forecast.temperature  # ok


@command("live")
async def live(city: str) -> str:
    forecast = Forecast(city, {})  # ok
    return forecast.live  # BLOCKS: QAM302 far


@command("roll")
async def roll(sides: str) -> str:
    return str(random.randint(1, int(sides)))  # ok


@bot.event
async def on_message(message: discord.Message) -> None:
    if not cooldown.hit(str(message.author.id)):  # ok
        cooldown.wait(str(message.author.id))  # BLOCKS: QAM301 far
    name, *rest = message.content.split()  # ok
    found = COMMANDS.get(name)  # ok
    if found is not None:
        await message.channel.send(await found(*rest))  # ok
    plain.add()  # ok
    guarded.add()  # BLOCKS: QAM308 far


@bot.command()
async def score(ctx: ext.Context, user: str) -> None:
    with guard:  # BLOCKS: QAM308
        scores[user] = scores.get(user, 0) + 1
    await ctx.send(str(scores.get(user)))  # ok


@bot.command()
async def try_score(ctx: ext.Context, user: str) -> None:
    if guard.acquire(blocking=False):  # ok
        try:
            scores[user] = scores.get(user, 0) + 1  # ok
        finally:
            guard.release()  # ok
    await cooldown.await_turn(user)  # ok


@bot.command()
async def forecast(ctx: ext.Context, city: str) -> None:
    made = await asyncio.to_thread(Forecast.of, city)  # ok
    await ctx.send(made.temperature)  # ok
    again = Forecast.of(city)  # BLOCKS: QAM302 far
    await ctx.send(again.temperature)  # ok


async def greet(member: str) -> None:
    await asyncio.sleep(0)  # ok


async def welcome(member: str) -> None:
    await events.emit("join", member)  # ok


def setup() -> None:
    events.on("join", greet)
    bot.run("token")


if __name__ == "__main__":
    print(now("Berlin"))
    setup()
