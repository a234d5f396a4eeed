import asyncio
import functools

import httpx

from . import http
from .http import Api, AsyncGraph, Graph, head, opener, quiet, rpc, slack, soap, url

api = Api()
graph = Graph(httpx.Client(base_url="https://g"))


class Watcher:
    handlers = {"price": api.get, "url": url}

    def __init__(self, agraph: AsyncGraph, fetch=http.head):
        self.agraph = agraph
        self.fetch = fetch

    async def tick(self) -> None:
        price = api.get("/price")  # BLOCKS: QAM302 far
        price = api @ "/price"  # BLOCKS: QAM302 far
        prepared = api.prepare("/x")  # ok
        response = api.send(prepared)  # BLOCKS: QAM302 far
        print(response.status_code, response.json(), price)  # ok
        print(url(a="b"))  # ok
        print(graph.query("{a}"))  # BLOCKS: QAM302 far
        print(await self.agraph.query("{a}"))  # ok
        print(self.agraph.request("{a}"))  # ok
        print(self.fetch("x"))  # BLOCKS: QAM302 far
        print(await asyncio.to_thread(self.fetch, "x"))  # ok
        self.agraph.query("{b}")  # BLOCKS: QAM601

    async def stream(self) -> None:
        with graph.stream() as lines:  # BLOCKS: QAM302 far
            for line in lines:  # BLOCKS: QAM302
                print(line)
        with Api() as inner:  # ok
            print(inner.prepare("/"))  # ok
        with opener().open("https://x") as answer:  # BLOCKS: QAM302
            print(answer.status)  # ok
        head("x")  # BLOCKS: QAM302 far
        rpc()  # BLOCKS: QAM302 far
        soap("w")  # BLOCKS: QAM302 far
        slack("x")  # BLOCKS: QAM302 far
        quiet("x")  # ok
        await asyncio.to_thread(slack, "x")  # ok

    async def handle(self, kind: str) -> None:
        self.handlers["price"]("/x")  # BLOCKS: QAM302 far
        self.handlers["url"](a="b")  # ok
        call = functools.partial(api.get, "/x", a="b")  # ok
        await asyncio.get_running_loop().run_in_executor(None, call)  # ok
        call()  # BLOCKS: QAM302 far
        getattr(api, "get")("/y")  # BLOCKS: QAM302 far
        if self.agraph.query("{c}"):  # BLOCKS: QAM603
            print("always")
        async with httpx.AsyncClient() as client:  # ok
            answer = await client.get("https://x")  # ok
            print(answer.json(), answer.text)  # ok
            async with client.stream("GET", "https://x") as s:  # ok
                async for line in s.aiter_lines():  # ok
                    print(line)
            client.get("https://x").json()  # BLOCKS: QAM603
