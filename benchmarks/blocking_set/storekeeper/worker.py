from __future__ import annotations

import asyncio
import json

import redis
import redis.asyncio as aredis

from .orders import DryProcessor, LazyOrder, Order, PaidProcessor, Processor, State, fetch, mark, ready, receipt
from .stock import Guard, LocalCounter, RedisCounter, Shelf, local_warehouse, redis_warehouse

events = aredis.from_url("redis://x")
plain = redis.Redis()
scratch = local_warehouse()
shared = redis_warehouse("redis://x")


async def counting(key: str) -> None:
    local, far = LocalCounter(), RedisCounter(plain)  # ok
    print(local.add(key), far.name(key))  # ok
    print(far.add(key))  # BLOCKS: QAM305 far
    print(await asyncio.to_thread(far.add, key))  # ok
    print(await events.incr(key))  # ok
    memory, shelf = Shelf(), Shelf(plain)  # ok
    memory["a"] = 1  # ok
    print(memory["a"], len(memory), list(memory))  # ok
    shelf["a"] = 1  # BLOCKS: QAM305 far
    print(shelf["a"])  # BLOCKS: QAM305 far
    print(len(shelf))  # ok


async def warehouses(key: str) -> None:
    print(scratch.take(key), scratch.label(key), shared.label(key))  # ok
    scratch.put(key, 1)  # ok
    shared.put(key, 1)  # BLOCKS: QAM305 far
    print(shared.take(key))  # BLOCKS: QAM305 far
    print(shared.find(key))  # BLOCKS: QAM305 far
    found = await asyncio.to_thread(shared.search, "x")  # ok
    for row in found:  # BLOCKS: QAM305
        print(row)
    with scratch.reserved(key) as name:  # ok
        print(name)
    with shared.reserved(key) as name:  # BLOCKS: QAM305 far
        print(name)


async def locks() -> None:
    async with Guard(events, "a"):  # ok
        await asyncio.sleep(0)  # ok
    guard = Guard(plain, "b")  # ok
    with guard:  # BLOCKS: QAM305 far
        pass


async def orders(keys: list[str]) -> None:
    order = Order("a", ["x"], on_paid=mark)  # ok
    order.pay()  # ok
    print(order.state.title, list(order), "x" in order)  # ok
    told = Order("b", on_paid=receipt)  # ok
    print(told.total())  # ok
    told.pay()  # BLOCKS: QAM302 far
    silent = Order("c")  # ok
    silent.pay()  # ok
    lazy = LazyOrder("d")  # ok
    print(lazy.total(), "x" in lazy)  # ok
    print(list(lazy))  # BLOCKS: QAM302 far
    some = fetch(keys)  # ok
    print(ready([order, told, silent]))  # ok
    print(ready(some))  # BLOCKS: QAM302 far
    later = fetch(keys)  # ok
    print(await asyncio.to_thread(ready, later))  # ok
    print(State.NEW.title)  # ok


async def processing(order: Order) -> None:
    dry, local = DryProcessor(shared), Processor(scratch)  # ok
    print(local.run(order), local.check(order))  # ok
    print(dry.run(order))  # ok
    real = Processor(shared)  # ok
    print(await asyncio.to_thread(real.run, order))  # ok
    print(real.reserve(order))  # BLOCKS: QAM305 far
    paid = PaidProcessor(scratch)  # ok
    print(paid.check(order))  # ok
    print(paid.reserve(order))  # BLOCKS: QAM306 far


async def main() -> None:
    pubsub = events.pubsub()  # ok
    await pubsub.subscribe("orders")  # ok
    async for message in pubsub.listen():  # ok
        await orders(json.loads(message["data"]))  # ok


if __name__ == "__main__":
    print(shared.find("x"))
    asyncio.run(main())
