from __future__ import annotations

import asyncio
import functools
import time
from pathlib import Path

import httpx
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

from telegrammer.reactions import Router
from telegrammer.skills import QUIET, SKILLS, headlines, shout, texts, uptime, wiki, wrap

quiet = Router()
loud = Router()
TEXTS = texts(Path("texts.yml"))


@quiet.command("echo")
def echo(text: str) -> str:
    return text


@quiet.command("reverse")
def reverse(text: str) -> str:
    return text[::-1]


@loud.command("nap")
def nap(text: str) -> str:
    time.sleep(float(text))
    return "awake"


@loud.command("page")
async def page(text: str) -> str:
    async with httpx.AsyncClient() as client:
        return (await client.get(text)).text  # ok


async def on_echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    answer = quiet.answer("echo", update.message.text)  # ok
    await update.message.reply_text(answer)  # ok


async def on_nap(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    answer = loud.answer("nap", "3")  # BLOCKS: QAM301 far
    await update.message.reply_text(answer)  # ok


async def on_page(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text(await page(update.message.text))  # ok


async def on_shout(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text(shout(update.message.text))  # ok
    await update.message.reply_text(wrap(update.message.text))  # ok


async def on_wiki(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text(wiki(update.message.text))  # BLOCKS: QAM302 far
    await update.message.reply_text(await asyncio.to_thread(uptime, ""))  # ok


async def on_any(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    name, _, rest = update.message.text.partition(" ")  # ok
    if name in QUIET:
        await update.message.reply_text(QUIET[name](rest))  # ok
    elif name in SKILLS:
        await update.message.reply_text(SKILLS[name](rest))  # BLOCKS: QAM302 far


async def on_news(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    loop = asyncio.get_running_loop()
    first = await loop.run_in_executor(None, functools.partial(headlines, "https://a"))  # ok
    second = headlines("https://b")  # BLOCKS: QAM302 far
    context.user_data["news"] = first + second  # ok
    await update.message.reply_text("\n".join(context.user_data.get("news", [])))  # ok


async def on_texts(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    known = {"a": "b"}
    known.update(texts(Path("more.yml")))  # BLOCKS: QAM303 far
    await update.message.reply_text(known.get("a") or TEXTS.get("a", ""))  # ok


async def remind(context: ContextTypes.DEFAULT_TYPE) -> None:
    await context.bot.send_message(context.job.chat_id, "time")  # ok


def main() -> None:
    app = Application.builder().token("x").build()
    app.add_handler(CommandHandler("echo", on_echo))
    app.add_handler(MessageHandler(filters.TEXT, on_any))
    app.job_queue.run_once(remind, 5)
    wiki("warm up")
    app.run_polling()


if __name__ == "__main__":
    main()
