"""HTTP: functions, sessions, clients, in every way a receiver is written."""

import http.client
import json
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Optional
from urllib.request import Request, urlopen

import httpx
import requests
import requests as rq
import urllib3
from requests import Session, post as send
from requests.adapters import HTTPAdapter

if TYPE_CHECKING:
    from httpx import Client as SyncClient

SESSION = requests.Session()
SHARED = httpx.Client(timeout=5)
POOL = urllib3.PoolManager()


def make_session():
    session = requests.Session()
    session.mount("https://", HTTPAdapter(max_retries=3))
    return session


def make_client() -> httpx.Client:
    return build()


@dataclass
class Gateway:
    client: httpx.Client
    extra: Optional[Session] = None
    headers: dict[str, str] = field(default_factory=dict)

    async def load(self, path: str) -> Any:
        response = self.client.get(path)  # BLOCKS: QAM302
        if self.extra is not None:
            self.extra.post(path, json={})  # BLOCKS: QAM302
        return response.json()  # ok


class Api:
    base = "https://api"
    session = Session()

    def __init__(self, http: "SyncClient") -> None:
        self.http = http
        self._own = httpx.Client(base_url=self.base)
        self.by_name = {"a": httpx.Client(), "b": httpx.Client()}

    async def one(self):
        return self.http.get("/one")  # BLOCKS: QAM302

    async def two(self):
        return self._own.post("/two", json={"a": 1})  # BLOCKS: QAM302

    async def three(self, name):
        return self.by_name[name].get("/three")  # BLOCKS: QAM302

    async def four(self):
        return self.session.put("/four")  # BLOCKS: QAM302

    async def five(self):
        with self._own.stream("GET", "/five") as response:  # BLOCKS: QAM302
            return response.status_code  # ok


async def plain(url):
    requests.get(url)  # BLOCKS: QAM302
    rq.patch(url, timeout=3)  # BLOCKS: QAM302
    send(url, data=b"")  # BLOCKS: QAM302
    requests.request("GET", url)  # BLOCKS: QAM302
    httpx.get(url)  # BLOCKS: QAM302
    httpx.request("GET", url)  # BLOCKS: QAM302
    urlopen(Request(url))  # BLOCKS: QAM302
    urllib.request.urlretrieve(url, "f")  # BLOCKS: QAM302
    urllib3.request("GET", url)  # BLOCKS: QAM302


async def chained(url):
    data = json.loads(urlopen(url).read())  # BLOCKS: QAM302
    text = requests.get(url, timeout=3).json()["text"]  # BLOCKS: QAM302
    return data, text


async def receivers(url, given: Session, maybe: "httpx.Client | None" = None, default=SESSION):
    given.get(url)  # BLOCKS: QAM302
    if maybe:
        maybe.head(url)  # BLOCKS: QAM302
    default.delete(url)  # BLOCKS: QAM302
    SHARED.get(url)  # BLOCKS: QAM302
    POOL.request("GET", url)  # BLOCKS: QAM302
    httpx.Client().get(url)  # BLOCKS: QAM302
    make_session().get(url)  # BLOCKS: QAM302
    make_client().get(url)  # BLOCKS: QAM302
    with requests.Session() as s:  # ok
        s.get(url)  # BLOCKS: QAM302
    with httpx.Client() as c, httpx.Client() as d:
        c.get(url)  # BLOCKS: QAM302
        d.options(url)  # BLOCKS: QAM302
    alias = SESSION
    alias.get(url)  # BLOCKS: QAM302
    fetch = given.get
    fetch(url)  # BLOCKS: QAM302
    getattr(requests, "get")(url)  # BLOCKS: QAM302
    getter = requests.get
    getter(url)  # BLOCKS: QAM302
    client = None
    if client is None:
        client = httpx.Client()
    client.get(url)  # BLOCKS: QAM302
    (second := Session()).get(url)  # BLOCKS: QAM302
    second.close()  # ok


async def comprehensions(urls):
    pages = [requests.get(u) for u in urls]  # BLOCKS: QAM302
    by_url = {u: SHARED.get(u).text for u in urls}  # BLOCKS: QAM302
    total = sum(len(SESSION.get(u).content) for u in urls)  # BLOCKS: QAM302
    mapped = list(map(requests.get, urls))  # BLOCKS: QAM302
    return pages, by_url, total, mapped


async def low_level(host):
    connection = http.client.HTTPSConnection(host)  # ok
    connection.request("GET", "/")  # BLOCKS: QAM302
    response = connection.getresponse()  # BLOCKS: QAM302
    return response.read()  # BLOCKS: QAM302


async def conditional(url, flag):
    result = requests.get(url) if flag else None  # BLOCKS: QAM302
    while (page := SESSION.get(url)).ok:  # BLOCKS: QAM302
        url = page.headers["next"]  # ok
    assert SHARED.get(url).status_code == 200  # BLOCKS: QAM302
    return result


async def streamed(url):
    response = requests.get(url, stream=True)  # BLOCKS: QAM302
    for chunk in response.iter_content(1024):  # BLOCKS: QAM302
        yield chunk
