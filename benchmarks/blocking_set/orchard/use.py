import asyncio
import time
import typing
from operator import attrgetter, methodcaller
from time import sleep as nap

import httpx

from .clients import SESSION, Pair, Pool, Trees, Users, all_files, build, cache, fetch, ping

wait = time.sleep


async def one(trees: Trees, pair: Pair) -> None:
    trees.get("a")  # ok
    print(trees.url, trees.names.get("x"))  # ok
    trees.fetch("a")  # BLOCKS: QAM302 far
    print(trees.all)  # BLOCKS: QAM302 far
    print(trees["a"])  # BLOCKS: QAM302 far
    if trees:  # ok
        pair.client.get("x")  # BLOCKS: QAM302
    print(pair.name, pair.client.base_url)  # ok
    fetch("https://x")  # BLOCKS: QAM302
    ping("https://x")  # BLOCKS: QAM302
    SESSION.headers.get("x")  # ok


async def two() -> None:
    Pool.of("a").get("/x")  # BLOCKS: QAM302
    await Pool.async_of("a").get("/x")  # ok
    Pool.counts.get("a")  # ok
    with build() as session:
        session.put("https://x")  # BLOCKS: QAM302
    nap(1)  # BLOCKS: QAM301
    wait(1)  # BLOCKS: QAM301
    getattr(time, "sleep")(1)  # BLOCKS: QAM301
    (lambda: time.sleep(1))()  # BLOCKS: QAM301
    later = lambda: time.sleep(1)  # ok
    await asyncio.to_thread(later)  # ok
    if (answer := httpx.get("https://x")).is_success:  # BLOCKS: QAM302
        print(answer.text)  # ok
    print(all_files(["a"]))  # BLOCKS: QAM303 far


async def three(users: Users, raw: object) -> None:
    users.names()  # BLOCKS: QAM305 far
    client = typing.cast(httpx.Client, raw)
    client.delete("x")  # BLOCKS: QAM302
    print(list(map(SESSION.get, ["a", "b"])))  # BLOCKS: QAM302
    pages = (SESSION.get(u) for u in ["a"])  # ok
    print(any(p.ok for p in pages))  # BLOCKS: QAM302
    print([SESSION.get(u) for u in ["a"]])  # BLOCKS: QAM302
    print(attrgetter("base")(Trees("x")))  # ok
    print(methodcaller("fetch", "a")(Trees("x")))  # BLOCKS: QAM302 far
    with cache().pipeline() as pipe:
        pipe.set("a", 1)  # ok
        pipe.execute()  # BLOCKS: QAM305
    cache().lock("x").acquire()  # BLOCKS: QAM305
    for message in cache().pubsub().listen():  # BLOCKS: QAM305
        print(message)
    for key in cache().scan_iter("a*"):  # BLOCKS: QAM305
        print(key)

    class Inner:
        body = httpx.get("https://x")  # BLOCKS: QAM302

    print(Inner.body)  # ok


async def four(kind: str) -> None:
    match kind:
        case "sync":
            client: httpx.Client | httpx.AsyncClient = httpx.Client()
            client.get("x")  # BLOCKS: QAM302
        case _:
            client = httpx.AsyncClient()
            await client.get("x")  # ok
    responses = await asyncio.gather(*[Pool.async_of(n).get("/") for n in "ab"])  # ok
    print([r.json() for r in responses])  # ok
    async with httpx.AsyncClient() as other, other.stream("GET", "x") as stream:  # ok
        async for chunk in stream.aiter_bytes():  # ok
            print(chunk)
    with httpx.stream("GET", "x") as streamed:  # BLOCKS: QAM302
        for line in streamed.iter_lines():  # BLOCKS: QAM302
            print(line)
