import json
from abc import ABC, abstractmethod

import pika
from confluent_kafka import Producer
from kafka import KafkaConsumer, KafkaProducer


class Transport(ABC):
    @abstractmethod
    def publish(self, topic: str, body: bytes) -> None: ...

    def publish_json(self, topic: str, value: dict) -> None:
        self.publish(topic, json.dumps(value).encode())


class Rabbit(Transport):
    def __init__(self, url: str) -> None:
        self._url = url
        self._channel = None

    @property
    def channel(self):
        if self._channel is None:
            self._channel = pika.BlockingConnection(pika.URLParameters(self._url)).channel()
        return self._channel

    def publish(self, topic: str, body: bytes) -> None:
        self.channel.basic_publish(exchange="", routing_key=topic, body=body)


class Memory(Transport):
    def __init__(self) -> None:
        self.sent: list[tuple[str, bytes]] = []

    def publish(self, topic: str, body: bytes) -> None:
        self.sent.append((topic, body))


class Kafka(Transport):
    def __init__(self, servers: str) -> None:
        self.producer = KafkaProducer(bootstrap_servers=servers)

    def publish(self, topic: str, body: bytes) -> None:
        self.producer.send(topic, body).get(timeout=5)

    def flush(self) -> None:
        self.producer.flush()


class Confluent(Transport):
    def __init__(self, servers: str) -> None:
        self.producer = Producer({"bootstrap.servers": servers})

    def publish(self, topic: str, body: bytes) -> None:
        self.producer.produce(topic, body)

    def drain(self) -> int:
        return self.producer.flush(10)


def consumer(topic: str) -> KafkaConsumer:
    return KafkaConsumer(topic, group_id="courier")


def messages(topic: str):
    for record in consumer(topic):
        yield record.value
