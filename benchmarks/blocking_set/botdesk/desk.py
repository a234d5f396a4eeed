import asyncio
import getpass
import json
import random
import time
from pathlib import Path

import discord
from discord.ext import commands, tasks
from slack_bolt.async_app import AsyncApp
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

from .services import Api, Notifier, User, backoff, jitter, run, tick
from slack_sdk import WebClient

api = Api()
loud = Notifier(WebClient("x"))
silent = Notifier()
slack = AsyncApp(token="x")
STATE = Path("state.json")


class Desk(commands.Cog):
    def __init__(self, bot: commands.Bot) -> None:
        self.bot = bot
        self.state: dict = {}

    async def cog_load(self) -> None:
        self.state = json.loads(STATE.read_text())  # BLOCKS: QAM303
        self.loop_task.start()  # ok

    @commands.command()
    async def who(self, ctx: commands.Context, name: str) -> None:
        user = api.user(name)  # ok
        await ctx.send(user.mention)  # ok
        await ctx.send(str(user))  # BLOCKS: QAM302 far
        await ctx.send(f"{user}")  # BLOCKS: QAM302 far
        print(user.profile)  # BLOCKS: QAM302 far
        print(sorted([user, User(api, "x")]))  # ok
        loud.notify("who")  # BLOCKS: QAM306 far
        silent.notify("who")  # ok

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        for attempt in range(3):
            data = api.get("/ping")  # BLOCKS: QAM302 far
            if data:
                break
            backoff(attempt)  # BLOCKS: QAM301 far
            await asyncio.sleep(jitter(attempt))  # ok
        await asyncio.to_thread(STATE.write_text, "{}")  # ok
        await message.channel.send(random.choice("ab"))  # ok

    @tasks.loop(seconds=5)
    async def loop_task(self) -> None:
        for line in api.stream("/events"):  # BLOCKS: QAM302 far
            print(line)
        print(api.build("/x").url)  # ok
        print(await api.aget("/x"))  # ok


@slack.event("app_mention")
async def mention(event, say) -> None:
    await say("hi")  # ok
    time.sleep(1)  # BLOCKS: QAM301
    code = run(tick())  # BLOCKS: QAM604 far
    tick()  # BLOCKS: QAM601
    if tick():  # BLOCKS: QAM603
        print(code)
    other = asyncio.run(tick())  # BLOCKS: QAM604
    loop = asyncio.get_event_loop()
    third = loop.run_until_complete(tick())  # BLOCKS: QAM604
    fourth = await tick()  # ok
    jobs = [tick(), tick()]  # ok
    print(other, third, fourth, await asyncio.gather(*jobs))  # ok


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text("x")  # ok
    picture = open("cat.png", "rb")  # BLOCKS: QAM303
    await update.message.reply_photo(picture)  # ok
    context.job_queue.run_once(later, 5)  # ok


async def later(context: ContextTypes.DEFAULT_TYPE) -> None:
    token = getpass.getpass()  # BLOCKS: QAM311
    answer = await asyncio.get_running_loop().run_in_executor(None, input, "> ")  # ok
    print(token, answer, input("? "))  # BLOCKS: QAM311


def main() -> None:
    application = Application.builder().token("x").build()  # ok
    application.add_handler(CommandHandler("start", start))  # ok
    print(run(tick()))  # ok
    application.run_polling()  # ok
