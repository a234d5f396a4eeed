import asyncio
import urllib.parse

import aiohttp
import httpx
import requests

from . import transport as t
from .transport import Api, Channel, Null, Query, Slack, legacy, pooled_legacy, produce, publish, ready, remote, rpc, timed_legacy, timed_len, unread

api = Api()


async def channels(texts: list[str]) -> None:
    Slack().deliver_all(texts)  # BLOCKS: QAM306 far
    Null().deliver_all(texts)  # ok
    await Slack().deliver_soon("x")  # ok
    Channel.of("sms").deliver("x")  # BLOCKS: QAM302 far
    for channel in (Null(), Null()):
        channel.deliver("x")  # ok
    kinds = [k for k in Channel.registry]  # ok
    print(kinds)


async def calls() -> None:
    print(api.get("/x"))  # BLOCKS: QAM302 far
    print(await api.aget("/x"))  # ok
    print(api.status())  # BLOCKS: QAM302 far
    for page in api.pages():  # BLOCKS: QAM302 far
        print(page)
    pages = api.pages()  # ok
    print(await asyncio.to_thread(next, pages))  # ok
    query = Query().where("a").where("b")  # ok
    print(f"{query}", str(query))  # ok
    print(query.run())  # BLOCKS: QAM302 far
    print(Query().where("c").run())  # BLOCKS: QAM302 far
    prepared = requests.Request("GET", "https://x").prepare()  # ok
    requests.Session().send(prepared)  # BLOCKS: QAM302
    with httpx.stream("GET", "https://x") as answer:  # BLOCKS: QAM302
        print(answer.status_code)  # ok
    with requests.get("https://x", stream=True) as answer:  # BLOCKS: QAM302
        for line in answer.iter_lines():  # BLOCKS: QAM302
            print(line)
    print(urllib.parse.quote("x"), requests.codes.ok)  # ok


async def modern() -> None:
    async with aiohttp.ClientSession() as session, session.get("https://x") as answer:  # ok
        print(await answer.text())  # ok
    async with httpx.AsyncClient() as client:  # ok
        print((await client.get("https://x")).json())  # ok
        (await client.get("https://x")).raise_for_status()  # ok
        client.get("https://x")  # BLOCKS: QAM601


async def systems() -> None:
    print(rpc("x"))  # BLOCKS: QAM307 far
    print(legacy("h"))  # BLOCKS: QAM302 far
    print(timed_legacy("h"), timed_len("h"))  # BLOCKS: QAM302 far
    print(timed_len("h"))  # ok
    future = pooled_legacy("h")  # ok
    print(await asyncio.wrap_future(future))  # ok
    pooled_legacy("h").result()  # BLOCKS: QAM308
    publish(b"x")  # BLOCKS: QAM307 far
    produce(b"x")  # BLOCKS: QAM307 far
    print(remote("ls"))  # BLOCKS: QAM307 far
    print(unread())  # BLOCKS: QAM307 far
    ready("x:1")  # BLOCKS: QAM307 far
    await asyncio.gather(*(asyncio.to_thread(f, "x") for f in (remote, ready, t.rpc)))  # ok
    for f in (remote, ready):
        f("x")  # BLOCKS: QAM307 far


async def main() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(calls())  # ok
        group.create_task(asyncio.to_thread(t.legacy, "h"))  # ok


if __name__ == "__main__":
    legacy("h")
    asyncio.run(main())
