from __future__ import annotations

import asyncio
import time
from contextlib import suppress

import websockets
from websockets.sync.client import connect as sync_connect

from wslobby.players import Both, Bus, File, Gate, Memory, Player
from wslobby.storage import Table, best, kept, remember, top

scores: Bus[str] = Bus()
moves: Bus[str] = Bus()
gate = Gate(2)
table = Table("scores.db")
recent = Memory()


def save(payload: str) -> None:
    with open("moves.log", "a") as handle:
        handle.write(payload)


scores.on("point", recent.emit)
moves.on("move", save)


async def join(socket: websockets.ServerConnection) -> None:
    player = Player(await socket.recv())  # ok
    player.add(3)  # ok
    loud = Player("loud", Both(Memory(), Memory()))
    loud.add(2)  # ok
    written = Player("written", File("points.log"))
    written.add(1)  # BLOCKS: QAM303 far
    await socket.send(player.name)  # ok


async def point(socket: websockets.ServerConnection) -> None:
    scores.emit("point", "p")  # ok
    moves.emit("move", "m")  # BLOCKS: QAM303
    await asyncio.to_thread(moves.emit, "move", "m")  # ok
    await socket.close()  # ok


async def ready(socket: websockets.ServerConnection) -> None:
    if gate.waiting() < 2:  # ok
        await gate.open()  # ok
    gate.wait()  # BLOCKS: QAM308 far


async def listing(socket: websockets.ServerConnection) -> None:
    rows = await table.aall()  # ok
    await socket.send(str(best(rows)))  # ok
    await socket.send(str(top(3)))  # BLOCKS: QAM305 far
    await socket.send(table.name())  # ok
    await socket.send(str(table.all()))  # BLOCKS: QAM305 far


async def remember_all(names: list[str]) -> None:
    for name in names:
        with suppress(ValueError):
            await asyncio.to_thread(remember, name, 1)  # ok
            remember(name, 1)  # BLOCKS: QAM305 far


async def last(key: str) -> object:
    return kept(key)  # BLOCKS: QAM303 far


async def mirror(url: str) -> str:
    async with websockets.connect(url) as socket:  # ok
        await socket.send("hello")  # ok
    with sync_connect(url) as other:  # BLOCKS: QAM307
        other.send("hello")  # BLOCKS: QAM307
        return other.recv()  # BLOCKS: QAM307


async def ticker(stop: asyncio.Event) -> None:
    while not stop.is_set():  # ok
        started = time.perf_counter()  # ok
        await asyncio.sleep(max(0, 1 - (time.perf_counter() - started)))  # ok


async def main() -> None:
    async with websockets.serve(join, "localhost", 8765) as server:  # ok
        await server.serve_forever()  # ok


if __name__ == "__main__":
    remember("nobody", 0)
    asyncio.run(main())
