import asyncio

import pymongo
import redis
from redis.asyncio import Redis as AsyncRedis

from .repos import AsyncMongoRepo, Cached, Counter, Graph, MemoryRepo, MongoRepo, Wide
from .rules import Rule, Rules, derived, digest, from_xml, known, packed, plain, signed


async def repos(url: str) -> None:
    mongo, memory = MongoRepo.at(url), MemoryRepo({"a": {}})  # ok
    print(mongo.get("a"))  # BLOCKS: QAM305 far
    print(memory.get("a"), memory["a"], "a" in memory)  # ok
    print(mongo["a"])  # BLOCKS: QAM305 far
    if "a" in mongo:  # BLOCKS: QAM305 far
        print(list(memory.all()))  # ok
    rows = mongo.all()  # ok
    for row in rows:  # BLOCKS: QAM305 far
        print(row)
    cached = Cached(memory, redis.Redis())  # ok
    print(cached.get("a"))  # BLOCKS: QAM305 far
    print(await asyncio.to_thread(cached.get, "a"))  # ok
    other = AsyncMongoRepo(url)  # ok
    print(await other.find("a"))  # ok
    async for row in other.all():  # ok
        print(row)
    other.find("b")  # BLOCKS: QAM601
    counter = Counter(AsyncRedis())  # ok
    print(await counter.up("a"))  # ok
    async for key in counter:  # ok
        print(key)


async def graphs(hosts: list[str]) -> None:
    graph = Graph()  # ok
    print(graph.query("a"))  # ok
    print(graph.near("a"))  # BLOCKS: QAM305 far
    wide = Wide(hosts)  # ok
    print(wide.rows("select"))  # BLOCKS: QAM305 far
    session = wide.session()  # BLOCKS: QAM305 far
    session.execute("select")  # BLOCKS: QAM305
    names = pymongo.MongoClient().list_database_names()  # BLOCKS: QAM305
    print(names)  # ok


async def rules(row: dict, mongo: MongoRepo) -> None:
    quick = Rule("plain", plain)  # ok
    slow = Rule("slow", plain, slow=True)  # ok
    print(quick(row), quick.name)  # ok
    print(slow(row))  # BLOCKS: QAM301 far
    pin = Rule("pin", signed)  # ok
    print(pin(row))  # BLOCKS: QAM402 far
    there = known(MemoryRepo())  # ok
    print(there(row))  # ok
    stored = known(mongo)  # ok
    print(stored(row))  # BLOCKS: QAM305 far
    both = Rules(quick, there)  # ok
    print(both(row), both.names())  # ok
    heavy = Rules(quick, pin)  # ok
    print(heavy.names())  # ok
    print(heavy(row))  # BLOCKS: QAM402 far
    print(await asyncio.to_thread(heavy, row))  # ok


async def bytes_of(text: str) -> None:
    print(packed(text.encode()))  # BLOCKS: QAM402 far
    print(digest(text.encode()))  # ok
    print(derived(text))  # BLOCKS: QAM402 far
    print(from_xml(text))  # BLOCKS: QAM303 far
