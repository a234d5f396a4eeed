from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import psycopg
import websockets

from .players import Clock, FakeClock, Lobby, Player, Ranked, Seat

if TYPE_CHECKING:
    from collections.abc import Callable

time = FakeClock()


class Room:
    def __init__(self, clock: Clock | None = None, load: Callable[[str], Player] | None = None) -> None:
        self.clock = clock or Clock()
        self.load = load or Player
        self.lobby = Lobby()

    def wait(self) -> None:
        self.clock.sleep(1)

    def welcome(self, name: str) -> Player:
        return self.load(name)

    async def tick(self) -> float:
        await asyncio.sleep(self.clock.now())  # ok
        return self.clock.now()  # ok


async def handler(socket: websockets.ServerConnection) -> None:
    async for message in socket:  # ok
        player = Player(str(message))  # ok
        seat = Lobby().join(player)  # ok
        await socket.send(seat.describe())  # ok
        await socket.send(str(player))  # ok
        face = player.avatar  # BLOCKS: QAM302 far
        level = player.level  # ok
        print(face, level, Lobby().best())  # ok
        faces = Lobby().faces()  # BLOCKS: QAM302 far
        print(len(faces), sorted(Lobby().players()))  # ok


async def ranked() -> None:
    one = Ranked("a")  # BLOCKS: QAM305 far
    if one == 3:  # BLOCKS: QAM305 far
        print(one.name, {one})  # ok
    print(Lobby().ranks([one]))  # BLOCKS: QAM305 far
    plain = Player("b")  # ok
    if plain == Player("c"):  # ok
        print(plain.joined, Seat(1).describe())  # ok
    async with await psycopg.AsyncConnection.connect("x") as connection:  # ok
        cursor = await connection.execute("select 1")  # ok
        print(await cursor.fetchone())  # ok
    with psycopg.connect("x") as connection:  # BLOCKS: QAM305
        row = connection.execute("select 1").fetchone()  # BLOCKS: QAM305
        print(row)


async def rooms() -> None:
    fake = Room(FakeClock())  # ok
    fake.wait()  # ok
    await fake.tick()  # ok
    real = Room()  # ok
    real.wait()  # BLOCKS: QAM301
    print(real.welcome("x"), real.clock.now())  # ok
    loading = Room(FakeClock(), Ranked)  # ok
    loading.welcome("x")  # BLOCKS: QAM305
    time.sleep(3)  # ok
    await asyncio.to_thread(real.wait)  # ok


def main() -> None:
    Room().wait()  # ok
    print(Ranked("x").rank_now())  # ok
    asyncio.run(rooms())
