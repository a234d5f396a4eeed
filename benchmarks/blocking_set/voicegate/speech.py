from __future__ import annotations

import asyncio
import base64
import io
import os
import wave
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import AsyncIterator, Iterator, Literal, Optional, Union

from elevenlabs.client import AsyncElevenLabs, ElevenLabs
from groq import AsyncGroq, Groq
from openai import AsyncOpenAI, OpenAI


class Transcriber(ABC):
    @abstractmethod
    def transcribe(self, audio: bytes) -> str: ...


class GroqTranscriber(Transcriber):
    def __init__(self, client: Optional[Groq] = None) -> None:
        self._client = client or Groq()

    def transcribe(self, audio: bytes) -> str:
        return self._client.audio.transcriptions.create(file=("a.wav", audio), model="whisper").text


class ScriptedTranscriber(Transcriber):
    def __init__(self, lines: list[str]) -> None:
        self._lines = iter(lines)

    def transcribe(self, audio: bytes) -> str:
        return next(self._lines, "")


class Voice:
    """Speaks; with ``mute`` nothing is asked of anybody."""

    def __init__(self, mute: bool = False) -> None:
        self.mute = mute
        self._client = ElevenLabs()

    def say(self, text: str) -> bytes:
        if self.mute:
            return b""
        return b"".join(self._client.text_to_speech.convert(text=text, voice_id="x"))

    def chunks(self, text: str) -> Iterator[bytes]:
        yield from self._client.text_to_speech.convert(text=text, voice_id="x")


class AsyncVoice:
    def __init__(self) -> None:
        self._client = AsyncElevenLabs()

    async def say(self, text: str) -> bytes:
        parts = [part async for part in self._client.text_to_speech.convert(text=text, voice_id="x")]  # ok
        return b"".join(parts)  # ok


@dataclass
class Turn:
    role: Literal["user", "bot"]
    text: str

    def encode(self) -> bytes:
        return self.text.encode()


class Brain:
    def __init__(self, client: Union[OpenAI, AsyncOpenAI]) -> None:
        self.client = client

    def think(self, turns: list[Turn]) -> str:
        reply = self.client.chat.completions.create(model="m", messages=[vars(t) for t in turns])
        return reply.choices[0].message.content

    async def athink(self, turns: list[Turn]) -> str:
        reply = await self.client.chat.completions.create(model="m", messages=[vars(t) for t in turns])  # ok
        return reply.choices[0].message.content


def pcm(data: bytes) -> bytes:
    with wave.open(io.BytesIO(data)) as sound:
        return sound.readframes(sound.getnframes())


def pcm_file(path: str) -> bytes:
    with wave.open(path) as sound:
        return sound.readframes(sound.getnframes())


def encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()
