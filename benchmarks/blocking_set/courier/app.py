import asyncio
import queue
import time
from concurrent.futures import ThreadPoolExecutor

import aiohttp
from aiohttp import web

from .broker import Confluent, Kafka, Memory, Rabbit, consumer, messages
from .geo import Router, distance, locate

rabbit = Rabbit("amqp://localhost")
memory = Memory()
kafka = Kafka("localhost:9092")
fast = Confluent("localhost:9092")
router = Router()
pool = ThreadPoolExecutor(4)
inbox: queue.Queue[str] = queue.Queue(maxsize=10)
routes = web.RouteTableDef()


@routes.post("/parcel")
async def accept(request: web.Request) -> web.Response:
    body = await request.json()  # ok
    place = locate(body["to"])  # BLOCKS: QAM302 far
    print(distance(body["from"], body["to"]))  # ok
    rabbit.publish_json("parcels", body)  # BLOCKS: QAM305 far
    memory.publish_json("parcels", body)  # ok
    inbox.put(body["to"])  # BLOCKS: QAM308
    inbox.put_nowait(body["to"])  # ok
    return web.json_response({"place": str(place)})


@routes.get("/route")
async def route(request: web.Request) -> web.Response:
    loop = asyncio.get_running_loop()
    with Router() as made:  # BLOCKS: QAM302 far
        direct = made.route("a", "b")  # BLOCKS: QAM302 far
        cheap = made.cheap("a", "b")  # ok
    around = router("a")  # BLOCKS: QAM302 far
    later = await loop.run_in_executor(pool, router, "a")  # ok
    async with aiohttp.ClientSession() as session:  # ok
        async with session.get("https://geo.example") as answer:  # ok
            text = await answer.text()  # ok
    return web.json_response([direct, cheap, around, later, text])


async def drain() -> int:
    kafka.publish("a", b"x")  # BLOCKS: QAM305 far
    kafka.flush()  # BLOCKS: QAM305 far
    fast.publish("a", b"x")  # ok
    left = fast.drain()  # BLOCKS: QAM305 far
    for value in messages("parcels"):  # BLOCKS: QAM305 far
        print(value)
    records = consumer("parcels").poll(1000)  # BLOCKS: QAM305
    first = pool.submit(locate, "b")  # ok
    print(first.result())  # BLOCKS: QAM308
    print(await asyncio.wrap_future(first))  # ok
    return left + len(records)


async def heartbeat(app: web.Application) -> None:
    def beat() -> None:
        time.sleep(1)
        rabbit.publish("beat", b"")

    await asyncio.to_thread(beat)  # ok
    while not app.get("stopped"):
        rabbit.channel  # BLOCKS: QAM305 far
        await asyncio.sleep(5)  # ok


@web.middleware
async def timing(request: web.Request, handler):
    start = time.perf_counter()  # ok
    response = await handler(request)  # ok
    time.sleep(0.01)  # BLOCKS: QAM301
    print(time.perf_counter() - start)  # ok
    return response
