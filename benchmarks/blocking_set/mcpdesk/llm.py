from functools import lru_cache

import anthropic
from openai import AsyncOpenAI, OpenAI


@lru_cache(maxsize=1)
def client() -> OpenAI:
    return OpenAI()


@lru_cache(maxsize=1)
def aclient() -> AsyncOpenAI:
    return AsyncOpenAI()


class Summarizer:
    def __init__(self, model: str = "small") -> None:
        self.model = model
        self.claude = anthropic.Anthropic()

    def short(self, text: str) -> str:
        message = self.claude.messages.create(model=self.model, max_tokens=50, messages=[{"role": "user", "content": text}])
        return message.content[0].text

    def prompt(self, text: str) -> str:
        return f"Say shortly: {text}"


def embed(text: str) -> list[float]:
    return client().embeddings.create(model="e", input=text).data[0].embedding
