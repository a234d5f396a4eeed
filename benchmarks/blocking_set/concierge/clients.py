from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import gspread
import openai
import urllib3
from anthropic import Anthropic
from elevenlabs.client import ElevenLabs
from google import genai
from groq import AsyncGroq, Groq
from huggingface_hub import InferenceClient, hf_hub_download
from qdrant_client import QdrantClient
from tavily import TavilyClient
from together import Together
from twilio.rest import Client as Twilio


class Answers(Protocol):
    def answer(self, text: str) -> str: ...


class GroqAnswers:
    def __init__(self, client: Groq) -> None:
        self.client = client

    def answer(self, text: str) -> str:
        made = self.client.chat.completions.create(model="llama", messages=[{"role": "user", "content": text}])
        return made.choices[0].message.content


class GeminiAnswers:
    def __init__(self) -> None:
        self.client = genai.Client()

    def answer(self, text: str) -> str:
        return self.client.models.generate_content(model="gemini", contents=text).text

    async def aanswer(self, text: str) -> str:
        return (await self.client.aio.models.generate_content(model="gemini", contents=text)).text  # ok


class Canned:
    def answer(self, text: str) -> str:
        return "Please call us."


@dataclass
class Services:
    tavily: TavilyClient = field(default_factory=lambda: TavilyClient(os.environ["TAVILY"]))
    together: Together = field(default_factory=Together)
    memory: QdrantClient | None = None
    answers: dict[str, Answers] = field(default_factory=dict)
    hooks: list[Callable[[str], None]] = field(default_factory=list)

    def web(self, text: str) -> list[str]:
        return [r["url"] for r in self.tavily.search(text)["results"]]

    def vector(self, text: str) -> list[float]:
        return self.together.embeddings.create(model="m", input=text).data[0].embedding

    def recall(self, text: str) -> Iterator[str]:
        if self.memory is None:
            return
        for hit in self.memory.query_points("memory", query=self.vector(text)).points:
            yield hit.payload["text"]

    def notify(self, text: str) -> None:
        for hook in self.hooks:
            hook(text)


class Sheets:
    def __init__(self, key: str) -> None:
        self.account = gspread.service_account()
        self.key = key

    def append(self, *row: str) -> None:
        self.account.open_by_key(self.key).sheet1.append_row(list(row))


def speak(text: str) -> bytes:
    return b"".join(ElevenLabs().text_to_speech.convert(text=text, voice_id="a"))


def sms(text: str) -> None:
    Twilio("a", "b").messages.create(to="+1", from_="+2", body=text)


def weights(name: str) -> str:
    return hf_hub_download(name, "model.bin")


def classify(text: str, client: InferenceClient = InferenceClient()) -> str:
    return client.text_classification(text)[0].label


def moderated(text: str) -> bool:
    return openai.moderations.create(input=text).results[0].flagged


def pooled(host: str) -> urllib3.HTTPConnectionPool:
    return urllib3.connection_from_url(host)


def claude() -> Anthropic:
    return Anthropic().with_options(max_retries=1)


def agroq() -> AsyncGroq:
    return AsyncGroq()
