from __future__ import annotations

import json
from abc import ABC, abstractmethod

import pika
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from confluent_kafka import Consumer
from kafka import KafkaConsumer, KafkaProducer


class Sink(ABC):
    @abstractmethod
    def publish(self, topic: str, event: dict) -> None: ...

    def key(self, event: dict) -> bytes:
        return json.dumps(event, sort_keys=True).encode()


class KafkaSink(Sink):
    def __init__(self, servers: str) -> None:
        self.producer = KafkaProducer(bootstrap_servers=servers)

    def publish(self, topic: str, event: dict) -> None:
        self.producer.send(topic, self.key(event)).get(timeout=10)

    def flush(self) -> None:
        self.producer.flush()


class RabbitSink(Sink):
    def __init__(self, host: str) -> None:
        self.connection = pika.BlockingConnection(pika.ConnectionParameters(host))
        self.channel = self.connection.channel()

    def publish(self, topic: str, event: dict) -> None:
        self.channel.basic_publish("", topic, self.key(event))


class ListSink(Sink):
    def __init__(self) -> None:
        self.events: list[tuple[str, dict]] = []

    def publish(self, topic: str, event: dict) -> None:
        self.events.append((topic, event))

    def flush(self) -> None:
        self.events.clear()


class AsyncSink:
    def __init__(self, producer: AIOKafkaProducer) -> None:
        self.producer = producer

    async def publish(self, topic: str, event: dict) -> None:
        await self.producer.send_and_wait(topic, json.dumps(event).encode())  # ok

    async def flush(self) -> None:
        await self.producer.flush()  # ok


def consume(topic: str):
    consumer = KafkaConsumer(topic)
    for record in consumer:
        yield record.value


def poll(topic: str) -> bytes | None:
    consumer = Consumer({"group.id": "a"})
    consumer.subscribe([topic])
    message = consumer.poll(1.0)
    return message.value() if message else None


async def aconsume(topic: str):
    async with AIOKafkaConsumer(topic) as consumer:  # ok
        async for record in consumer:  # ok
            yield record.value


def sink_for(url: str) -> Sink:
    if url.startswith("kafka:"):
        return KafkaSink(url)
    if url.startswith("amqp:"):
        return RabbitSink(url)
    return ListSink()
