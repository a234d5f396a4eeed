from __future__ import annotations

import asyncio
from operator import attrgetter, methodcaller

import redis
import redis.asyncio
from aiohttp import web

from .model import Address, Convoy, Depot, Journal, Live, Position, Ring, Tracked, Vehicle, Zones, closest, nearest

live = Live(redis.Redis())


async def quiet(request: web.Request) -> web.Response:
    here = Position(1, 2)  # ok
    vans = [Vehicle("a"), Vehicle("b", here)]  # ok
    print(nearest(vans, here), here - Position(0, 0))  # ok
    depot = Depot(vans)  # ok
    depot.refresh()  # ok
    print(depot.plates(), sorted(vans), max(vans, key=attrgetter("plate")))  # ok
    convoy = Convoy(vans)  # ok
    convoy.lead().refresh()  # ok
    convoy.refresh()  # ok
    ring = Ring([])  # ok
    ring += {"a": 1}  # ok
    print(list(ring))  # ok
    zones = Zones()  # ok
    zones.add("a", "b")  # ok
    print(zones.by_name["a"], zones.layers["a"])  # ok
    print(len(live), Address("x").text)  # ok
    list(map(methodcaller("refresh"), vans))  # ok
    return web.json_response({})


async def loud(request: web.Request) -> web.Response:
    trucks = [Tracked("a"), Tracked("b")]  # ok
    Depot(trucks).refresh()  # BLOCKS: QAM305 far
    Convoy(trucks).refresh()  # BLOCKS: QAM305 far
    trucks[0].refresh()  # BLOCKS: QAM305 far
    list(map(methodcaller("refresh"), trucks))  # BLOCKS: QAM305 far
    for each in trucks:
        each.refresh()  # BLOCKS: QAM305 far
    print(Address("x") - Address("y"))  # BLOCKS: QAM302 far
    print(closest([Address("x")], Address("y")))  # BLOCKS: QAM302 far
    print(Address("x").position)  # BLOCKS: QAM302 far
    journal = Journal("/var/journal")  # ok
    journal += {"a": 1}  # BLOCKS: QAM303 far
    entries = [entry for entry in journal]  # BLOCKS: QAM303 far
    print(live["a"])  # BLOCKS: QAM305 far
    print(live.get("a"), entries)  # BLOCKS: QAM305 far
    Zones().load("/zones.db")  # BLOCKS: QAM305 far
    await asyncio.gather(*(asyncio.to_thread(t.refresh) for t in trucks))  # ok
    fast = redis.asyncio.Redis()  # ok
    print(await fast.get("a"))  # ok
    return web.json_response({})


app = web.Application()
app.router.add_get("/quiet", quiet)
app.router.add_get("/loud", loud)
