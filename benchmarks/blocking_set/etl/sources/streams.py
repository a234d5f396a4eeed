from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aiokafka import AIOKafkaConsumer
from confluent_kafka import Consumer as Confluent
from kafka import KafkaConsumer, KafkaProducer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Topic:
    def __init__(self, name: str, servers: str) -> None:
        self.name = name
        self.consumer = KafkaConsumer(name, bootstrap_servers=servers)
        self.producer: KafkaProducer | None = None

    def _producer(self) -> KafkaProducer:
        if self.producer is None:
            self.producer = KafkaProducer(bootstrap_servers="kafka")
        return self.producer

    def messages(self) -> Iterator[dict]:
        for message in self.consumer:
            yield json.loads(message.value)

    def poll(self) -> dict:
        return self.consumer.poll(timeout_ms=500)

    def publish(self, value: bytes) -> None:
        self._producer().send(self.name, value).get(timeout=3)

    def flush(self) -> None:
        self._producer().flush()


class Fast:
    def __init__(self) -> None:
        self.consumer = Confluent({"group.id": "a"})

    def next(self):
        return self.consumer.poll(1.0)


def each(items, action: Callable[[dict], None]) -> int:
    count = 0
    for item in items:
        action(item)
        count += 1
    return count


async def records(name: str):
    consumer = AIOKafkaConsumer(name)  # ok
    await consumer.start()  # ok
    async for message in consumer:  # ok
        yield message.value
