from __future__ import annotations

import asyncio
import queue
import threading
import time
from typing import Any

import grpc
import grpc.aio

from grpcnode.backends import AsyncKafkaPublisher, KafkaPublisher, ListPublisher, make_publisher, sync_channel, wait_ready
from grpcnode.codec import JSON, LZMA, MSGPACK, ZLIB, restore, snapshot


class Meter:
    def __init__(self) -> None:
        self.started = time.monotonic()
        self.calls: dict[str, int] = {}
        self._lock = threading.Lock()

    def count(self, name: str) -> int:
        self.calls[name] = self.calls.get(name, 0) + 1
        return self.calls[name]

    def count_safely(self, name: str) -> int:
        with self._lock:
            return self.count(name)

    def try_count(self, name: str) -> bool:
        if not self._lock.acquire(False):
            return False
        try:
            self.count(name)
        finally:
            self._lock.release()
        return True

    def elapsed(self) -> float:
        return time.monotonic() - self.started


class Servicer:
    def __init__(self, meter: Meter, publisher: AsyncKafkaPublisher) -> None:
        self.meter = meter
        self.publisher = publisher
        self.log = ListPublisher()
        self.backlog: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    async def Put(self, request: Any, context: grpc.aio.ServicerContext) -> bytes:
        self.meter.count("put")  # ok
        body = JSON.encode({"value": request.value})  # ok
        await self.publisher.publish(body)  # ok
        self.log.publish(body)  # ok
        self.backlog.put(body)  # ok
        return body

    async def Pack(self, request: Any, context: grpc.aio.ServicerContext) -> bytes:
        self.meter.try_count("pack")  # ok
        small = MSGPACK.encode({"value": request.value})  # ok
        packed = ZLIB.encode({"value": request.value})  # BLOCKS: QAM402 far
        return LZMA.encode(small) + packed  # BLOCKS: QAM402 far

    async def PackAside(self, request: Any, context: grpc.aio.ServicerContext) -> bytes:
        return await asyncio.to_thread(ZLIB.encode, {"value": request.value})  # ok

    async def Next(self, request: Any, context: grpc.aio.ServicerContext) -> bytes:
        if self.backlog.empty():  # ok
            await context.abort(grpc.StatusCode.NOT_FOUND, "nothing")  # ok
        first = self.backlog.get_nowait()  # ok
        second = self.backlog.get()  # BLOCKS: QAM308
        return first + second

    async def Locked(self, request: Any, context: grpc.aio.ServicerContext) -> int:
        return self.meter.count_safely("locked")  # BLOCKS: QAM308

    async def Save(self, request: Any, context: grpc.aio.ServicerContext) -> float:
        snapshot(self.meter.calls, request.path)  # BLOCKS: QAM303 far
        await asyncio.to_thread(snapshot, self.meter.calls, request.path)  # ok
        loop = asyncio.get_running_loop()
        self.meter.calls = await loop.run_in_executor(None, restore, request.path)  # ok
        return self.meter.elapsed()  # ok

    async def Relay(self, request: Any, context: grpc.aio.ServicerContext) -> None:
        make_publisher().publish(b"here")  # ok
        make_publisher("list").publish(b"here")  # ok
        make_publisher("kafka").publish(b"there")  # BLOCKS: QAM307 far
        make_publisher(request.kind).publish(b"anywhere")  # BLOCKS: QAM307 far

    async def Ready(self, request: Any, context: grpc.aio.ServicerContext) -> None:
        channel = sync_channel(request.target)  # ok
        wait_ready(channel)  # BLOCKS: QAM308 far
        async with grpc.aio.insecure_channel(request.target) as other:  # ok
            await other.channel_ready()  # ok

    async def Stream(self, request: Any, context: grpc.aio.ServicerContext):
        for number in range(request.count):
            yield str(number).encode()
            time.sleep(0.1)  # BLOCKS: QAM301
            await asyncio.sleep(0.1)  # ok


async def serve() -> None:
    server = grpc.aio.server()
    server.add_insecure_port("[::]:50051")  # ok
    await server.start()  # ok
    KafkaPublisher().publish(b"started")  # BLOCKS: QAM307 far
    await server.wait_for_termination()  # ok


if __name__ == "__main__":
    time.sleep(0.5)
    asyncio.run(serve())
