from __future__ import annotations

import json
import urllib.request
from http.client import HTTPSConnection
from typing import Any, NamedTuple
from urllib.parse import urlencode

import requests
from requests.adapters import HTTPAdapter


class Reply(NamedTuple):
    status: int
    body: Any


def make_session(retries: int = 3) -> requests.Session:
    session = requests.Session()
    session.mount("https://", HTTPAdapter(max_retries=retries))
    return session


class Api:
    """Methods of the remote API are attributes: ``api.sendMessage(text="x")``."""

    base = "https://api.example/bot"
    session = make_session()

    def __init__(self, token: str) -> None:
        self.token = token

    def __getattr__(self, name: str):
        def method(**parameters):
            return self.call(name, **parameters)

        return method

    def call(self, name: str, **parameters) -> Reply:
        answer = self.session.post(f"{self.base}{self.token}/{name}", json=parameters)
        return Reply(answer.status_code, answer.json())

    def link(self, name: str, **parameters) -> str:
        return f"{self.base}/{name}?{urlencode(parameters)}"


class LegacyApi:
    def __init__(self, host: str) -> None:
        self._connection = HTTPSConnection(host)

    def get(self, path: str) -> Reply:
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        return Reply(answer.status, json.loads(answer.read()))


def download(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        return answer.read()
