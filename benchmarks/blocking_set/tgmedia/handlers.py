import asyncio
import logging
from functools import partial

from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes, JobQueue

from .media import Clip, Speech, spool, temp
from .users import Prefs, local, sessions

speech = Speech()
prefs = Prefs()
log = logging.getLogger(__name__)


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    key = sessions.key(1)  # ok
    sessions[key] = b"x"  # BLOCKS: QAM305 far
    known = sessions.get(key)  # BLOCKS: QAM305 far
    old = sessions.pop(key, None)  # BLOCKS: QAM305 far
    local[key] = 1  # ok
    print(local.get(key), len(local))  # ok
    sessions.setdefault(key, b"y")  # BLOCKS: QAM305 far
    print(list(sessions.items()))  # BLOCKS: QAM305 far
    await update.message.reply_text(f"{known} {old}")  # ok
    print(prefs.of(1))  # BLOCKS: QAM303 far


async def clip(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    made = Clip.download(context.args[0])  # BLOCKS: QAM302 far
    await update.message.reply_text(made.caption)  # ok
    mp3 = made.convert("mp3")  # BLOCKS: QAM304 far
    ogg = await asyncio.to_thread(made.convert, "ogg")  # ok
    short = mp3.cut(3)  # BLOCKS: QAM402 far
    print(ogg.size)  # BLOCKS: QAM303 far
    with mp3:  # BLOCKS: QAM303 far
        print(mp3.caption)  # ok
    text = speech.text(mp3)  # BLOCKS: QAM401 far
    loop = asyncio.get_running_loop()  # ok
    text = await loop.run_in_executor(None, speech.text, mp3)  # ok
    await loop.run_in_executor(None, lambda: speech.text(ogg))  # ok
    path = speech.say(text)  # BLOCKS: QAM302 far
    name = temp(b"x")  # BLOCKS: QAM303 far
    handle = spool()  # ok
    log.info("%s %s %s %s", short, path, name, handle)  # ok


async def job(context: ContextTypes.DEFAULT_TYPE) -> None:
    load = partial(Clip.download, "u")  # ok
    await asyncio.to_thread(load)  # ok
    load()  # BLOCKS: QAM302 far


def main() -> None:
    app = Application.builder().token("t").build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CommandHandler("clip", clip))
    queue: JobQueue = app.job_queue
    queue.run_repeating(job, 60)
    speech.text(Clip.download("warm"))  # ok
    app.run_polling()  # ok
