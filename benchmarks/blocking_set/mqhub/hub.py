import asyncio
import signal
import threading
from collections.abc import Awaitable, Callable

import aio_pika
import redis
import redis.asyncio as aredis

from .stores import Dedupe, Offsets, archive, audit, freeze, plain
from .wire import Codec, LoopStream, Mailbox, SocketStream, Stream, resolve

offsets = Offsets("dbname=mq")
dedupe = Dedupe(redis.Redis())
cache = aredis.Redis()
loopback = Codec(LoopStream())
bounded = Mailbox(10)
Handler = Callable[[dict], Awaitable[None]]


class Hub:
    handlers: dict[str, Handler] = {}

    def __init__(self, host: str) -> None:
        self.host = host
        self.stopped = threading.Event()
        self.ready = asyncio.Event()

    def route(self, topic: str) -> Callable[[Handler], Handler]:
        def decorate(handler: Handler) -> Handler:
            self.handlers[topic] = handler
            return handler

        return decorate

    async def pump(self) -> None:
        codec = Codec(SocketStream(self.host, 9000))  # BLOCKS: QAM307 far
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGINT, self.stopped.set)  # ok
        while not self.stopped.is_set():  # ok
            message = codec.get()  # BLOCKS: QAM307 far
            later = await asyncio.to_thread(codec.get)  # ok
            local = loopback.get()  # ok
            if dedupe.seen(message["id"]):  # BLOCKS: QAM305 far
                dedupe.forget(message["id"])  # ok
                continue
            await self.handlers[message["topic"]](message | later | local)  # ok
            offsets.commit(message["topic"], 1)  # BLOCKS: QAM305 far
            audit.info("done")  # ok
            plain.info("done")  # ok
        self.stopped.wait()  # BLOCKS: QAM308
        await self.ready.wait()  # ok

    async def replay(self) -> list:
        found = offsets.rows()  # BLOCKS: QAM305 far
        for message in Codec(SocketStream(self.host, 9001)):  # BLOCKS: QAM307 far
            loopback.put(message)  # ok
        values = dedupe.many(["a"])  # BLOCKS: QAM305 far
        kept = await cache.mget(["a"])  # ok
        stored = archive().hub.messages.insert_one({"a": freeze(1)})  # BLOCKS: QAM305
        return [found, values, kept, stored]


hub = Hub("localhost")


@hub.route("mail")
async def mail(message: dict) -> None:
    bounded.put(message)  # BLOCKS: QAM308 far
    print(bounded.poll())  # ok
    bounded.take(1)  # BLOCKS: QAM308 far
    await asyncio.to_thread(bounded.take)  # ok
    bounded.close()  # ok
    bounded.wait_closed()  # BLOCKS: QAM308 far


@hub.route("dns")
async def dns(message: dict) -> None:
    addresses = resolve(message["host"])  # BLOCKS: QAM307 far
    fast = await asyncio.get_running_loop().getaddrinfo(message["host"], 80)  # ok
    print(addresses, fast)


async def echo(stream: Stream) -> None:
    stream.send(b"x")  # BLOCKS: QAM307 far
    connection = await aio_pika.connect_robust()  # ok
    async with connection:  # ok
        channel = await connection.channel()  # ok
        await channel.default_exchange.publish(aio_pika.Message(b"x"), "a")  # ok
