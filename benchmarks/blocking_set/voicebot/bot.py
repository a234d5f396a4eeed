import asyncio
from functools import partial

import openai
from aiogram import Bot, Dispatcher, types

from .audio import Clip, Player, Remote, Whisper, beep, quiet, save, wav, workspace

dp = Dispatcher()
player = Player()
whisper = Whisper()
remote = Remote(openai.OpenAI())
ENGINES = {"local": whisper, "remote": remote}


@dp.message()
async def voice(message: types.Message, bot: Bot):
    with workspace() as folder:  # BLOCKS: QAM303 far
        await bot.download(message.voice, folder / "x.ogg")  # ok
        clip = Clip(folder / "x.ogg")  # ok
        print(clip.name())  # ok
        print(clip.seconds())  # BLOCKS: QAM303 far
        clean = wav(clip, folder / "x.wav")  # BLOCKS: QAM304 far
        text = whisper(clean)  # BLOCKS: QAM401 far
        text = await asyncio.to_thread(whisper, clean)  # ok
        text = remote(clean)  # BLOCKS: QAM306 far
        text = ENGINES["remote"](clean)  # BLOCKS: QAM306 far
        run = partial(whisper, clean)  # ok
        text = await asyncio.get_running_loop().run_in_executor(None, run)  # ok
    with quiet():  # ok
        player.play(clean)  # ok
    print(whisper.lang(), player.busy)  # ok
    await message.answer(text)  # ok
    beep()  # BLOCKS: QAM301 far


async def stop():
    player.drain()  # BLOCKS: QAM308 far
    player.stop()  # BLOCKS: QAM308 far
    player.thread.join()  # BLOCKS: QAM308
    await asyncio.to_thread(player.stop)  # ok
    save(None, "x.pt")  # BLOCKS: QAM402 far
    async with openai.AsyncOpenAI() as client:  # ok
        speech = await client.audio.speech.create(model="tts", voice="a", input="x")  # ok
        speech.write_to_file("x.mp3")  # BLOCKS: QAM303
        client.models.list()  # ok
        client.audio.transcriptions.create(model="x", file=None)  # BLOCKS: QAM601
