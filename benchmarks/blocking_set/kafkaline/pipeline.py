import asyncio
import contextlib
from collections.abc import Callable

from .broker import AsyncSink, KafkaSink, ListSink, Sink, aconsume, consume, poll, sink_for

Handler = Callable[[dict], None]


class Bus:
    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.handlers: dict[str, list[Handler]] = {}

    def on(self, topic: str, handler: Handler) -> None:
        self.handlers.setdefault(topic, []).append(handler)

    def emit(self, topic: str, event: dict) -> None:
        self.sink.publish(topic, event)

    def handle(self, topic: str, event: dict) -> None:
        for handler in self.handlers.get(topic, []):
            handler(event)


async def forward(topic: str, sink: AsyncSink) -> None:
    async for value in aconsume(topic):  # ok
        await sink.publish(topic, {"v": value})  # ok
    await sink.flush()  # ok


async def backward(topic: str) -> None:
    for value in consume(topic):  # BLOCKS: QAM307 far
        print(value)
    print(poll(topic))  # BLOCKS: QAM307 far
    await asyncio.to_thread(poll, topic)  # ok


async def kafka(event: dict) -> None:
    sink = KafkaSink("k")  # BLOCKS: QAM307 far
    bus = Bus(sink)  # ok
    bus.on("a", print)  # ok
    bus.emit("a", event)  # BLOCKS: QAM307 far
    print(sink.key(event))  # ok
    sink.flush()  # BLOCKS: QAM307 far


async def memory(event: dict) -> None:
    sink = ListSink()  # ok
    bus = Bus(sink)
    bus.emit("a", event)  # ok
    bus.handle("a", event)  # ok
    sink.flush()  # ok


async def chosen(url: str, event: dict) -> None:
    sink = sink_for(url)  # BLOCKS: QAM307 far
    sink.publish("a", event)  # BLOCKS: QAM307 far


async def main() -> None:
    with contextlib.suppress(KeyboardInterrupt):
        await kafka({})  # ok
        await memory({})  # ok


if __name__ == "__main__":
    for value in consume("a"):
        print(value)
    asyncio.run(main())
