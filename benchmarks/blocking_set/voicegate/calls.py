from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web
from groq import AsyncGroq
from openai import AsyncOpenAI, OpenAI
from twilio.rest import Client

from voicegate.speech import AsyncVoice, Brain, GroqTranscriber, ScriptedTranscriber, Turn, Voice, encoded, pcm, pcm_file

sync_brain = Brain(OpenAI())
async_brain = Brain(AsyncOpenAI())
groq = GroqTranscriber()
script = ScriptedTranscriber(["hello", "bye"])
loud = Voice()
mute = Voice(mute=True)
avoice = AsyncVoice()


class Call:
    def __init__(self, transcriber: Any, voice: Voice) -> None:
        self.transcriber = transcriber
        self.voice = voice
        self.turns: list[Turn] = []

    async def hear(self, audio: bytes) -> str:
        text = await asyncio.to_thread(self.transcriber.transcribe, audio)  # ok
        self.turns.append(Turn("user", text))  # ok
        return text

    async def answer(self) -> bytes:
        text = await async_brain.athink(self.turns)  # ok
        self.turns.append(Turn("bot", text))  # ok
        return await avoice.say(text)  # ok


async def answer_now(turns: list[Turn]) -> bytes:
    text = sync_brain.think(turns)  # BLOCKS: QAM306 far
    quiet = mute.say(text)  # ok
    return quiet + loud.say(text)  # BLOCKS: QAM306 far


async def hear_now(audio: bytes) -> str:
    first = script.transcribe(audio)  # ok
    return first or groq.transcribe(audio)  # BLOCKS: QAM306 far


async def stream(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)  # ok
    for chunk in loud.chunks("hello"):  # BLOCKS: QAM306 far
        await response.write(chunk)  # ok
    await response.write_eof()  # ok
    return response


async def upload(request: web.Request) -> web.Response:
    data = await request.read()  # ok
    sound = pcm(data)  # ok
    text = encoded(sound)  # ok
    stored = await asyncio.to_thread(pcm_file, "hello.wav")  # ok
    return web.Response(text=text + encoded(stored + pcm_file("bye.wav")))  # BLOCKS: QAM303 far


async def ring(number: str) -> str:
    def dial() -> str:
        return Client("sid", "token").calls.create(to=number, from_="x", url="y").sid

    first = await asyncio.to_thread(dial)  # ok
    return first + dial()  # BLOCKS: QAM306


async def transcript(call: Call) -> bytes:
    return b"\n".join(turn.encode() for turn in call.turns)  # ok
