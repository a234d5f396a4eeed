import socket
import time
import urllib.request
from pathlib import Path


class Leaf:
    def __init__(self, url: str) -> None:
        self.url = url

    def pull(self) -> str:
        with urllib.request.urlopen(self.url) as answer:
            return answer.read().decode()

    @property
    def value(self) -> str:
        time.sleep(0.1)
        return self.url

    @property
    def host(self) -> str:
        return self.url.split("/")[2]


class Dry(Leaf):
    def pull(self) -> str:
        return "dry"


def read() -> str:
    return Path("leaf.txt").read_text()


def fallback() -> str:
    return socket.gethostbyname("fallback.example")


def pure(value):
    return value


def lazy_read():
    yield read()
