from __future__ import annotations

import enum
import os
from dataclasses import dataclass
from typing import Any, Callable

import anthropic
import cohere
import litellm
from google import genai
from groq import AsyncGroq, Groq
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from openai import AsyncOpenAI, AzureOpenAI, OpenAI


class Kind(enum.Enum):
    OPENAI = "openai"
    AZURE = "azure"
    LOCAL = "local"

    def client(self) -> OpenAI | AzureOpenAI | None:
        match self:
            case Kind.OPENAI:
                return OpenAI()
            case Kind.AZURE:
                return AzureOpenAI()
        return None


@dataclass
class Chat:
    client: OpenAI
    model: str = "gpt-4o"

    def ask(self, text: str, **options: Any) -> str:
        reply = self.client.chat.completions.create(model=self.model, messages=[{"role": "user", "content": text}], **options)
        return reply.choices[0].message.content

    def stream(self, text: str):
        for chunk in self.client.chat.completions.create(model=self.model, messages=[], stream=True):
            yield chunk.choices[0].delta.content

    def with_model(self, model: str) -> Chat:
        return Chat(self.client, model)


@dataclass
class AsyncChat:
    client: AsyncOpenAI

    async def ask(self, text: str) -> str:
        return (await self.client.responses.create(model="x", input=text)).output_text


class Claude:
    def __init__(self) -> None:
        self.client = anthropic.Anthropic()

    def ask(self, text: str) -> str:
        return self.client.messages.create(model="c", max_tokens=9, messages=[]).content[0].text

    def stream(self, text: str):
        with self.client.messages.stream(model="c", max_tokens=9, messages=[]) as stream:
            yield from stream.text_stream


prompt = ChatPromptTemplate.from_template("answer: {q}")
chain = prompt | ChatOpenAI()
embeddings = OpenAIEmbeddings()


def completion(text: str) -> str:
    return litellm.completion("gpt", messages=[{"role": "user", "content": text}])


def template(text: str) -> str:
    return prompt.format(q=text)


PROVIDERS: dict[str, Callable[[str], str]] = {
    "openai": Chat(OpenAI()).ask,
    "claude": Claude().ask,
    "lite": completion,
}


def key() -> str:
    return os.getenv("KEY", "")


gem = genai.Client()
groq, agroq = Groq(), AsyncGroq()
rank = cohere.ClientV2().rerank
