import asyncio
import json

import redis.asyncio as aredis
from aiokafka import AIOKafkaProducer
from anyio import to_thread

from .clients import clients, consumer
from .objects import Objects, Sequence, answer, buffer, exists, index

objects = Objects()
numbers = Sequence("n")


async def copy(key: str) -> None:
    doc = objects[key]  # BLOCKS: QAM302 far
    doc = objects.get(key, {})  # BLOCKS: QAM302 far
    for name in objects:  # BLOCKS: QAM302 far
        print(name, objects.url(name))  # ok
    print(len(objects))  # BLOCKS: QAM302 far
    pairs = dict(objects)  # BLOCKS: QAM302 far
    if key in objects:  # BLOCKS: QAM302 far
        print(exists(key))  # BLOCKS: QAM302 far
    clients.s3.upload_fileobj(buffer(b"x"), clients.bucket, key)  # BLOCKS: QAM302
    await to_thread.run_sync(clients.s3.delete_object, clients.bucket)  # ok
    held = buffer(b"x").read()  # ok
    print(doc, pairs, held)


async def sequence() -> list[int]:
    one = next(numbers)  # BLOCKS: QAM305 far
    print(bool(numbers), numbers.name)  # ok
    value = answer()  # BLOCKS: QAM305 far
    value = await asyncio.to_thread(answer)  # ok
    fast = aredis.Redis()  # ok
    two = await fast.incr("n")  # ok
    pipe = fast.pipeline()  # ok
    pipe.incr("n").incr("m")  # ok
    await pipe.execute()  # ok
    slow = clients.cache.pipeline()  # ok
    slow.incr("n")  # ok
    slow.execute()  # BLOCKS: QAM305
    return [one, two, value]


async def events(topic: str) -> None:
    for message in consumer(topic):  # BLOCKS: QAM307
        print(message.value)  # ok
    clients.producer.send("t", b"x").get(timeout=3)  # BLOCKS: QAM307
    clients.producer.flush()  # BLOCKS: QAM307
    producer = AIOKafkaProducer(bootstrap_servers="k")  # ok
    await producer.send_and_wait("t", json.dumps({}).encode())  # ok
    found = clients.search().search(index="i")  # BLOCKS: QAM305
    more = await clients.asearch().search(index="i")  # ok
    clients.mongo.users.insert_one({"a": 1})  # BLOCKS: QAM305
    users = clients.mongo["users"].find({"a": 1})  # ok
    print(list(users), found["hits"], more["hits"])  # BLOCKS: QAM305
    index([])  # BLOCKS: QAM305 far
    clients.asearch().indices.refresh(index="i")  # BLOCKS: QAM601
