from __future__ import annotations

import http.client
import ssl
import urllib.request
import xmlrpc.client
from contextlib import contextmanager
from typing import Any, Callable, Self
from urllib.parse import urlencode

import httpx
import requests
import urllib3
from requests.adapters import HTTPAdapter
from zeep import Client as Soap

retry = urllib3.Retry(3)


def session() -> requests.Session:
    s = requests.Session()
    s.mount("https://", HTTPAdapter(max_retries=retry))
    return s


class Api:
    base = "https://api"

    def __init__(self, http: requests.Session | None = None):
        self._http = http or session()

    def _call(self, method: str, path: str, **kw: Any) -> dict:
        r = self._http.request(method, self.base + path, **kw)
        r.raise_for_status()
        return r.json()

    def get(self, path: str, **params: str) -> dict:
        return self._call("GET", path, params=params)

    def prepare(self, path: str) -> requests.PreparedRequest:
        return requests.Request("GET", self.base + path).prepare()

    def send(self, prepared: requests.PreparedRequest) -> requests.Response:
        return self._http.send(prepared)

    def __matmul__(self, path: str) -> dict:
        return self.get(path)

    def __getattr__(self, name: str) -> Callable[..., dict]:
        def call(**params: str) -> dict:
            return self.get("/" + name, **params)

        return call

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._http.close()


class Graph:
    def __init__(self, client: httpx.Client):
        self.client = client

    def query(self, text: str) -> dict:
        return self.client.post("/graphql", json={"query": text}).json()

    @contextmanager
    def stream(self):
        with self.client.stream("GET", "/events") as response:
            yield response.iter_lines()


class AsyncGraph:
    def __init__(self, client: httpx.AsyncClient):
        self.client = client

    async def query(self, text: str) -> dict:
        return (await self.client.post("/graphql", json={"query": text})).json()  # ok

    def request(self, text: str) -> httpx.Request:
        return self.client.build_request("POST", "/", json={"q": text})


def head(host: str) -> int:
    conn = http.client.HTTPSConnection(host, context=ssl.create_default_context())
    conn.request("HEAD", "/")
    return conn.getresponse().status


def rpc() -> list:
    return xmlrpc.client.ServerProxy("https://rpc").system.listMethods()


def soap(wsdl: str):
    return Soap(wsdl)


def opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener()


def url(**params: str) -> str:
    return "https://x?" + urlencode(params)


def post_hook(hook: Callable[[dict], Any]) -> Callable[[str], Any]:
    def inner(text: str) -> Any:
        return hook({"text": text})

    return inner


slack = post_hook(lambda payload: requests.post("https://hook", json=payload))
quiet = post_hook(lambda payload: print(payload))
