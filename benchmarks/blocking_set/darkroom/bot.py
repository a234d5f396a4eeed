import asyncio
import subprocess
from functools import partial
from pathlib import Path

import requests
from aiogram import Bot, Dispatcher, F, Router
from aiogram.types import BufferedInputFile, Message

from .develop import Negative, Pipeline, blur, decode, packed, shape, stored
from .frames import Video, every, video

router = Router()
soft = Pipeline(decode, blur)
measure = Pipeline(shape)
text = Pipeline(str.strip) | str.upper


@router.message(F.photo)
async def photo(message: Message, bot: Bot) -> None:
    data = await bot.download(message.photo[-1])  # ok
    image = soft(data.read())  # BLOCKS: QAM402 far
    print(measure(image), text(" a "))  # ok
    negative = Negative(Path("a.png"))  # ok
    negative.load()  # BLOCKS: QAM402 far
    preview = negative.thumbnail()  # BLOCKS: QAM402 far
    small = await asyncio.to_thread(negative.thumbnail, 32)  # ok
    await message.answer_photo(BufferedInputFile(preview + small, "a.png"))  # ok
    print(negative.title)  # ok
    if negative == Negative(Path("b.png")):  # BLOCKS: QAM303 far
        print(negative.digest)  # BLOCKS: QAM303 far
    known = {negative: 1}  # ok
    print(len(known))  # ok


@router.message(F.document)
async def document(message: Message) -> None:
    size = stored(packed(b"x"), Path("x.gz"))  # BLOCKS: QAM303 far
    print(packed(b"y"))  # BLOCKS: QAM402 far
    print(await asyncio.to_thread(stored, b"x", Path("y.gz")), size)  # ok
    subprocess.run(["convert", "a", "b"], check=True)  # BLOCKS: QAM304
    post = partial(requests.post, "https://p.example")  # ok
    post(json={"a": 1})  # BLOCKS: QAM302


@router.message(F.video)
async def clip(message: Message) -> None:
    film = Video("a.mp4")  # BLOCKS: QAM402 far
    for frame in film:  # BLOCKS: QAM402 far
        print(frame.shape)  # ok
    with video("b.mp4") as second:  # BLOCKS: QAM402 far
        first = next(second)  # BLOCKS: QAM402 far
        some = list(every(10, second))  # BLOCKS: QAM402 far
        fine = list(every(10, [1, 2, 3]))  # ok
    print(first, len(some), fine)


async def main() -> None:
    dispatcher = Dispatcher()
    dispatcher.include_router(router)  # ok
    await dispatcher.start_polling(Bot("x"))  # ok


if __name__ == "__main__":
    asyncio.run(main())  # ok
