import asyncio

from aiogram import Bot, Dispatcher, F, Router
from aiogram.filters import Command
from aiogram.types import Message

from .outbox import Outbox, deliver, in_thread
from .transport import DryMailer, Mailer, inbox, remote, upload

router = Router()
mailer = Mailer("smtp")
dry = DryMailer("none")
fetch = in_thread(inbox)


@router.message(Command("mail"))
async def mail(message: Message) -> None:
    letter = mailer.build("me", message.text or "")  # ok
    dry.send(letter)  # ok
    mailer.send(letter)  # BLOCKS: QAM307 far
    await message.answer("sent")  # ok


@router.message(Command("inbox"))
async def box(message: Message) -> None:
    await message.answer(str(await fetch("imap")))  # ok
    await message.answer(str(inbox("imap")))  # BLOCKS: QAM307 far


@router.message(F.document)
async def document(message: Message, bot: Bot) -> None:
    await bot.download(message.document, "x")  # ok
    upload("ftp", "x")  # BLOCKS: QAM307 far


@router.callback_query()
async def press(query) -> None:
    out = remote("host", "uptime")  # BLOCKS: QAM307 far
    await query.answer(out)
    await deliver(mailer, "a", out)  # ok
    Outbox(dry).flush()  # ok


async def main() -> None:
    dispatcher = Dispatcher()
    dispatcher.include_router(router)  # ok
    await dispatcher.start_polling(Bot("t"))  # ok


if __name__ == "__main__":
    print(inbox("imap"))
    asyncio.run(main())
