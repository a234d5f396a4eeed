from __future__ import annotations

import abc
import asyncio
import concurrent.futures
import http.client
import imaplib
import itertools
import time
import urllib.request
import xmlrpc.client
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Self, TypeVar

import grpc
import httpx
import kafka
import paramiko
import pika
import requests
from requests.adapters import HTTPAdapter
from slack_sdk import WebClient
from tenacity import retry, stop_after_attempt
from twilio.rest import Client as Twilio

F = TypeVar("F", bound=Callable[..., Any])


class Channel(abc.ABC):
    registry: ClassVar[dict[str, type[Channel]]] = {}

    def __init_subclass__(cls, kind: str, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        Channel.registry[kind] = cls

    @classmethod
    def of(cls, kind: str) -> Channel:
        return cls.registry[kind]()

    @abc.abstractmethod
    def deliver(self, text: str) -> None: ...

    def deliver_all(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.deliver(text)

    async def deliver_soon(self, text: str) -> None:
        await asyncio.to_thread(self.deliver, text)  # ok


class Slack(Channel, kind="slack"):
    def deliver(self, text: str) -> None:
        WebClient(token="x").chat_postMessage(channel="c", text=text)


class Sms(Channel, kind="sms"):
    def deliver(self, text: str) -> None:
        Twilio("a", "b").messages.create(body=text, to="1", from_="2")


class Null(Channel, kind="null"):
    def deliver(self, text: str) -> None:
        pass


class Api:
    base = "https://api.example.org"

    def __init__(self) -> None:
        self.session = requests.Session()
        self.session.mount("https://", HTTPAdapter(max_retries=3))
        self.aclient = httpx.AsyncClient(base_url=self.base)

    def _call(self, method: str, path: str) -> dict:
        response = self.session.request(method, self.base + path)
        response.raise_for_status()
        return response.json()

    get = lambda self, path: self._call("GET", path)  # noqa: E731

    def __getattr__(self, name: str) -> Callable[[], dict]:
        return lambda: self._call("GET", "/" + name)

    async def aget(self, path: str) -> dict:
        return (await self.aclient.get(path)).json()  # ok

    def pages(self) -> Iterable[dict]:
        for n in itertools.count():
            page = self._call("GET", f"/page/{n}")
            if not page:
                return
            yield page


class Query:
    def __init__(self) -> None:
        self.words: list[str] = []

    def where(self, word: str) -> Self:
        self.words.append(word)
        return self

    def run(self) -> bytes:
        with urllib.request.urlopen("https://q?" + "&".join(self.words)) as answer:
            return answer.read()

    def __str__(self) -> str:
        return "&".join(self.words)


@retry(stop=stop_after_attempt(3))
def rpc(name: str) -> Any:
    return xmlrpc.client.ServerProxy("http://rpc").call(name)


def legacy(host: str) -> bytes:
    connection = http.client.HTTPSConnection(host)
    connection.request("GET", "/")
    return connection.getresponse().read()


def publish(body: bytes) -> None:
    connection = pika.BlockingConnection()
    connection.channel().basic_publish("", "q", body)


def produce(body: bytes) -> Any:
    return kafka.KafkaProducer().send("t", body).get(timeout=3)


def remote(command: str) -> str:
    ssh = paramiko.SSHClient()
    ssh.connect("h")
    return ssh.exec_command(command)[1].read().decode()


def unread() -> int:
    with imaplib.IMAP4_SSL("mail") as box:
        return int(box.select()[1][0])


def ready(target: str) -> None:
    grpc.channel_ready_future(grpc.insecure_channel(target)).result(timeout=3)


def timed(function: F) -> F:
    def inner(*args: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*args)
        finally:
            print(time.perf_counter() - start)

    return inner  # type: ignore[return-value]


def in_pool(function: Callable[..., Any]) -> Callable[..., concurrent.futures.Future]:
    pool = concurrent.futures.ThreadPoolExecutor(1)
    return lambda *args: pool.submit(function, *args)


timed_legacy = timed(legacy)
timed_len = timed(len)
pooled_legacy = in_pool(legacy)
