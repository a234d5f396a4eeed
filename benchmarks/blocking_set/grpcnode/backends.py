from __future__ import annotations

import grpc
import grpc.aio
from confluent_kafka import Producer
from aiokafka import AIOKafkaProducer
import paho.mqtt.client as mqtt


class Publisher:
    """Where events go; subclasses say how."""

    topic = "events"

    def publish(self, body: bytes) -> None:
        self.send(self.topic, body)

    def send(self, topic: str, body: bytes) -> None:
        raise NotImplementedError


class KafkaPublisher(Publisher):
    def __init__(self) -> None:
        self.producer = Producer({"bootstrap.servers": "kafka:9092"})

    def send(self, topic: str, body: bytes) -> None:
        self.producer.produce(topic, body)
        self.producer.flush()


class ListPublisher(Publisher):
    def __init__(self) -> None:
        self.sent: list[tuple[str, bytes]] = []

    def send(self, topic: str, body: bytes) -> None:
        self.sent.append((topic, body))


class AsyncKafkaPublisher:
    def __init__(self, producer: AIOKafkaProducer) -> None:
        self.producer = producer

    async def publish(self, body: bytes) -> None:
        await self.producer.send_and_wait("events", body)  # ok


def make_publisher(kind: str = "list") -> Publisher:
    if kind == "kafka":
        return KafkaPublisher()
    return ListPublisher()


def sync_channel(target: str) -> grpc.Channel:
    return grpc.insecure_channel(target)


def wait_ready(channel: grpc.Channel) -> None:
    grpc.channel_ready_future(channel).result(timeout=5)
