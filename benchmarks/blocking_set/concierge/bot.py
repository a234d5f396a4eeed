from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from pathlib import Path

from aiogram import Bot, Dispatcher, F, Router
from aiogram.filters import Command, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, FSInputFile, Message
from groq import Groq
from qdrant_client import QdrantClient

from .clients import (
    Answers,
    Canned,
    GeminiAnswers,
    GroqAnswers,
    Services,
    Sheets,
    agroq,
    classify,
    claude,
    moderated,
    pooled,
    sms,
    speak,
    weights,
)
from .middleware import Log

logging.basicConfig(level=logging.INFO)
router = Router()
services = Services(memory=QdrantClient("http://q"))
services.answers["fast"] = GroqAnswers(Groq())
services.answers["canned"] = Canned()
services.hooks.append(sms)
plain = Services()
canned = Canned()
log = Log("dbname=log")


@router.message(CommandStart())
async def start(message: Message, state: FSMContext) -> None:
    await state.set_state(None)  # ok
    log.write("start")  # BLOCKS: QAM305 far
    await log.awrite("start")  # ok
    await message.answer(canned.answer("hi"))  # ok
    services.notify("start")  # BLOCKS: QAM302 far
    plain.notify("start")  # ok


@router.message(Command("ask"))
async def ask(message: Message) -> None:
    text = message.text or ""
    if moderated(text):  # BLOCKS: QAM306 far
        return
    chosen: Answers = services.answers[classify(text)]  # BLOCKS: QAM306 far
    await message.answer(chosen.answer(text))  # BLOCKS: QAM306 far
    gemini = GeminiAnswers()  # ok
    await message.answer(await gemini.aanswer(text))  # ok
    await message.answer(await asyncio.to_thread(gemini.answer, text))  # ok
    for line in services.recall(text):  # BLOCKS: QAM306 far
        await message.answer(line)  # ok


@router.message(F.voice)
async def voice(message: Message, bot: Bot) -> None:
    path = Path("voice.ogg")  # ok
    await bot.download(message.voice, destination=path)  # ok
    data = path.read_bytes()  # BLOCKS: QAM303
    made = speak(str(len(data)))  # BLOCKS: QAM306 far
    await message.answer_voice(BufferedInputFile(made, "a.mp3"))  # ok
    await message.answer_document(FSInputFile(path))  # ok


@router.callback_query(F.data.startswith("web:"))
async def web(query: CallbackQuery) -> None:
    urls = services.web(query.data or "")  # BLOCKS: QAM306 far
    await query.message.answer("\n".join(urls))  # ok
    answer = claude().messages.create(model="claude", max_tokens=9, messages=[])  # BLOCKS: QAM306
    other = await agroq().chat.completions.create(model="llama", messages=[])  # ok
    pool = pooled("https://example.org")  # ok
    page = pool.request("GET", "/")  # BLOCKS: QAM302
    print(answer.content, other.choices, page.status)  # ok
    with suppress(ValueError):  # ok
        await query.answer()  # ok


@router.errors()
async def failed(event) -> None:
    Sheets("key").append("error", str(event))  # BLOCKS: QAM302 far
    logging.getLogger(__name__).error("failed")  # ok


async def main() -> None:
    weights("bert")  # BLOCKS: QAM306 far
    dispatcher = Dispatcher()  # ok
    dispatcher.include_router(router)  # ok
    async with Bot("token") as bot:  # ok
        await dispatcher.start_polling(bot)  # ok


if __name__ == "__main__":
    print(weights("bert"))  # ok
    asyncio.run(main())
