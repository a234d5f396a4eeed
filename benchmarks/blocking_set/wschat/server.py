import asyncio
import json
import time

import websockets
from websockets.asyncio.server import ServerConnection, serve
from websockets.sync.client import connect as sync_connect

from .accounts import Accounts, User
from .bus import Outbox, Remote, Threads, audit, chat

accounts = Accounts("mongodb://localhost")
outbox = Outbox()
remote = Remote("redis://localhost")
threads = Threads()
connected: set[ServerConnection] = set()


class Session:
    __slots__ = ("socket", "user", "last")

    def __init__(self, socket: ServerConnection) -> None:
        self.socket = socket
        self.user: User | None = None
        self.last = time.monotonic()

    async def __aenter__(self) -> "Session":
        connected.add(self.socket)  # ok
        hello = json.loads(await self.socket.recv())  # ok
        self.user = accounts.find(hello["name"])  # BLOCKS: QAM305 far
        if self.user is None:
            accounts.register(hello["name"], hello["password"])  # BLOCKS: QAM305 far
        elif not self.user.verify(hello["password"]):  # BLOCKS: QAM402 far
            await self.socket.close()  # ok
        audit.emit("login", hello["name"])  # BLOCKS: QAM303 far
        return self

    async def __aexit__(self, *exc) -> None:
        connected.discard(self.socket)  # ok

    async def pump(self) -> None:
        async for text in self.socket:  # ok
            chat.emit("message", text)  # ok
            outbox.send(text)  # BLOCKS: QAM308 far
            outbox.try_send(text)  # ok
            remote.publish("chat", text)  # BLOCKS: QAM305 far
            await asyncio.wait_for(self.socket.send(text), 1)  # ok
            if self.user and self.user.same(Accounts.token()):  # ok
                websockets.broadcast(connected, text)  # ok


async def handler(socket: ServerConnection) -> None:
    async with Session(socket) as session:  # ok
        await session.pump()  # ok


async def relay() -> None:
    for data in remote:  # BLOCKS: QAM305 far
        websockets.broadcast(connected, data)  # ok
    with sync_connect("ws://other") as other:  # BLOCKS: QAM307
        other.send("hello")  # BLOCKS: QAM307
        print(other.recv())  # BLOCKS: QAM307
    async with websockets.connect("ws://other") as third:  # ok
        await third.send("hello")  # ok
        print(await third.recv())  # ok


async def rooms() -> list[str]:
    cursor = accounts.rooms()  # ok
    names = [row["name"] for row in cursor]  # BLOCKS: QAM305
    checked = threads.call(accounts.check, "a", "b")  # BLOCKS: QAM308 far
    later = await threads.acall(accounts.check, "a", "b")  # ok
    future = threads.submit(accounts.check, "a", "b")  # ok
    await asyncio.wrap_future(future)  # ok
    print(accounts.check("a", "b"))  # BLOCKS: QAM402 far
    return names if checked or later else []


async def main() -> None:
    outbox.start()  # ok
    async with serve(handler, "localhost", 8765) as server:  # ok
        await server.serve_forever()  # ok
    outbox.stop()  # BLOCKS: QAM308 far


asyncio.run(main())
