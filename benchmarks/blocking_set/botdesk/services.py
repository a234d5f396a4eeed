import asyncio
import random
import time

import httpx
import requests
from slack_sdk import WebClient
from twilio.rest import Client


class Api:
    base = "https://api.example"

    def __init__(self) -> None:
        self.session = requests.Session()
        self.client = httpx.Client(base_url=self.base)
        self.aclient = httpx.AsyncClient(base_url=self.base)

    def get(self, path: str) -> dict:
        return self.session.get(self.base + path).json()

    async def aget(self, path: str) -> dict:
        return (await self.aclient.get(path)).json()

    def stream(self, path: str):
        with self.client.stream("GET", path) as answer:
            yield from answer.iter_lines()

    def build(self, path: str) -> httpx.Request:
        return self.client.build_request("GET", path)

    def user(self, name: str) -> "User":
        return User(self, name)


class User:
    def __init__(self, api: Api, name: str) -> None:
        self.api = api
        self.name = name

    @property
    def profile(self) -> dict:
        return self.api.get(f"/users/{self.name}")

    @property
    def mention(self) -> str:
        return f"@{self.name}"

    def __str__(self) -> str:
        return self.profile["name"]

    def __lt__(self, other: "User") -> bool:
        return self.name < other.name


class Notifier:
    def __init__(self, slack: WebClient | None = None, sms: Client | None = None) -> None:
        self.slack, self.sms = slack, sms

    def notify(self, text: str) -> None:
        if self.slack:
            self.slack.chat_postMessage(channel="#x", text=text)
        if self.sms:
            self.sms.messages.create(to="1", from_="2", body=text)


def jitter(seconds: float) -> float:
    return seconds * random.random()


def backoff(attempt: int) -> None:
    time.sleep(jitter(attempt))


def run(coroutine):
    return asyncio.run(coroutine)


async def tick() -> int:
    await asyncio.sleep(1)  # ok
    return 1
