from __future__ import annotations

import asyncio
import collections
import os
import socket
import threading

import redis
import redis.asyncio as aredis

from wiretap.sinks import AsyncRedisSink, RedisSink, TextSink, fan_out, render
from wiretap.wire import Frame, Upstream, checksum, connect

text = TextSink()
blocking = RedisSink(redis.Redis())
nonblocking = AsyncRedisSink(aredis.Redis())
upstream = Upstream("collector", 9000)
recent: collections.deque[Frame] = collections.deque(maxlen=100)


class Protocol(asyncio.DatagramProtocol):
    def connection_made(self, transport: asyncio.DatagramTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        frame = Frame.unpack(data)
        recent.append(frame)
        self.transport.sendto(str(checksum(data)).encode(), address)


async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    data = await reader.readexactly(64)  # ok
    frame = Frame.unpack(data)  # ok
    recent.append(frame)  # ok
    writer.write(frame.pack())  # ok
    await writer.drain()  # ok
    writer.close()  # ok
    await writer.wait_closed()  # ok


async def relay() -> None:
    while recent:
        frame = recent.popleft()  # ok
        upstream.send(frame)  # BLOCKS: QAM307 far
    upstream.close()  # ok


async def relay_raw(host: str) -> None:
    loop = asyncio.get_running_loop()
    sock = await asyncio.to_thread(connect, host, 9000)  # ok
    sock.setblocking(False)  # ok
    await loop.sock_sendall(sock, b"hello")  # ok
    answer = await loop.sock_recv(sock, 64)  # ok
    recent.append(Frame.unpack(answer))  # ok


async def relay_plain(host: str) -> bytes:
    sock = connect(host, 9000)  # BLOCKS: QAM307 far
    return sock.recv(64)  # BLOCKS: QAM307


async def resolve(host: str) -> str:
    return socket.getaddrinfo(host, 9000)[0][4][0]  # BLOCKS: QAM307


async def record(name: str, value: float) -> None:
    text.push(name, value)  # ok
    await nonblocking.push(name, value)  # ok
    blocking.push(name, value)  # BLOCKS: QAM305 far


async def record_many(values: dict[str, float]) -> None:
    await nonblocking.push_many(values)  # ok
    await asyncio.to_thread(blocking.push_many, values)  # ok
    fan_out([text], "a", values.get("a", 0.0))  # ok
    fan_out([text, blocking], "a", values.get("a", 0.0))  # BLOCKS: QAM305 far


async def describe() -> str:
    lines = [render(frame.kind) for frame in recent]  # ok
    return text.text() + os.linesep.join(lines)  # ok


async def in_thread(values: dict[str, float]) -> threading.Thread:
    thread = threading.Thread(target=blocking.push_many, args=(values,), daemon=True)  # ok
    thread.start()  # ok
    return thread


async def joined(values: dict[str, float]) -> None:
    thread = await in_thread(values)  # ok
    if not thread.is_alive():  # ok
        return
    thread.join()  # BLOCKS: QAM308


async def main() -> None:
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(Protocol, local_addr=("0.0.0.0", 8125))  # ok
    server = await asyncio.start_server(handle, "0.0.0.0", 8126)  # ok
    async with server:
        await server.serve_forever()  # ok
