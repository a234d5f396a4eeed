from __future__ import annotations

import io
from functools import singledispatch
from typing import Any

import redis
import redis.asyncio as aredis
from influxdb_client import InfluxDBClient
from influxdb_client.client.write_api import SYNCHRONOUS


class RedisSink:
    def __init__(self, client: redis.Redis) -> None:
        self.client = client

    def push(self, name: str, value: float) -> None:
        self.client.set(name, value)

    def push_many(self, values: dict[str, float]) -> None:
        pipe = self.client.pipeline()
        for name, value in values.items():
            pipe.set(name, value)
        pipe.execute()


class AsyncRedisSink:
    def __init__(self, client: aredis.Redis) -> None:
        self.client = client

    async def push(self, name: str, value: float) -> None:
        await self.client.set(name, value)  # ok

    async def push_many(self, values: dict[str, float]) -> None:
        pipe = self.client.pipeline()  # ok
        for name, value in values.items():
            pipe.set(name, value)  # ok
        await pipe.execute()  # ok


class TextSink:
    def __init__(self) -> None:
        self.out = io.StringIO()

    def push(self, name: str, value: float) -> None:
        self.out.write(f"{name} {value}\n")

    def text(self) -> str:
        self.out.seek(0)
        return self.out.read()


class InfluxSink:
    def __init__(self, client: InfluxDBClient) -> None:
        self.api = client.write_api(write_options=SYNCHRONOUS)

    def push(self, name: str, value: float) -> None:
        self.api.write(bucket="main", record=f"{name} value={value}")


@singledispatch
def render(value: Any) -> str:
    return str(value)


@render.register
def _(value: float) -> str:
    return f"{value:.3f}"


def fan_out(sinks: list[Any], name: str, value: float) -> None:
    for sink in sinks:
        sink.push(name, value)
