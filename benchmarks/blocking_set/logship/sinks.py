from __future__ import annotations

import asyncio
import gzip
import io
import json
import logging
import queue
import socket
import sys
import threading
from collections import deque
from contextlib import ExitStack, closing, contextmanager, redirect_stdout
from logging.handlers import QueueHandler, QueueListener
from typing import IO, Any, Callable, Iterable, Iterator, TextIO

import aiofiles
from elasticsearch import AsyncElasticsearch, Elasticsearch
from elasticsearch.helpers import async_bulk, bulk


class Sink:
    def write(self, line: str) -> None:
        raise NotImplementedError

    def write_all(self, lines: Iterable[str]) -> int:
        count = 0
        for line in lines:
            self.write(line)
            count += 1
        return count

    def close(self) -> None:
        pass


class StreamSink(Sink):
    """Writes to any text stream."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, line: str) -> None:
        self.stream.write(line + "\n")


class FileSink(Sink):
    def __init__(self, path: str) -> None:
        self.path = path

    def write(self, line: str) -> None:
        with gzip.open(self.path, "at") as handle:
            handle.write(line)


class UdpSink(Sink):
    def __init__(self, host: str, port: int) -> None:
        self.address = (host, port)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setblocking(False)

    def write(self, line: str) -> None:
        self.socket.sendto(line.encode(), self.address)


class ElasticSink(Sink):
    def __init__(self, client: Elasticsearch) -> None:
        self.client = client
        self.buffer: list[dict[str, Any]] = []

    def write(self, line: str) -> None:
        self.buffer.append({"line": line})

    def close(self) -> None:
        bulk(self.client, self.buffer)


class AsyncElasticSink:
    def __init__(self, client: AsyncElasticsearch) -> None:
        self.client = client
        self.buffer: list[dict[str, Any]] = []

    def write(self, line: str) -> None:
        self.buffer.append({"line": line})

    async def close(self) -> None:
        await async_bulk(self.client, self.buffer)  # ok


class Tee(Sink):
    def __init__(self, *sinks: Sink) -> None:
        self.sinks = sinks

    def write(self, line: str) -> None:
        for sink in self.sinks:
            sink.write(line)

    def __enter__(self) -> "Tee":
        return self

    def __exit__(self, *exc: object) -> None:
        for sink in self.sinks:
            sink.close()


def parse(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield json.loads(line)


def follow(path: str) -> Iterator[str]:
    with open(path) as handle:
        yield from handle


def only(level: str, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (row for row in rows if row["level"] == level)


def captured(work: Callable[[], None]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        work()
    return out.getvalue()
