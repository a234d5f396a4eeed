from __future__ import annotations

import asyncio
import itertools
import json
from pathlib import Path

import websockets

from gameserver.ai import POLICIES, Learned, first_of, learned, ponder, step, tuned, wander
from gameserver.world import Event, Journal, Unit, World

world = World(Path("world.json"))
journal = Journal(Path("journal.txt"))
chats: list[str] = []
world.on(Event.SAVE, world.save)
world.on(Event.CHAT, chats.append)
world.on(Event.SPAWN, lambda unit: unit.move(0, 0))
easy = first_of(wander)
hard = first_of(wander, ponder)


async def spawn(name: str) -> Unit:
    unit = world.spawn(name)  # ok
    world.emit(Event.SPAWN, unit)  # ok
    return world.get(name) or unit  # ok


async def chat(text: str) -> None:
    world.emit(Event.CHAT, text)  # ok
    if text in world:  # ok
        world[text].move(1, 1)  # ok
    if text in journal:  # BLOCKS: QAM303 far
        return


async def save() -> None:
    await asyncio.to_thread(world.emit, Event.SAVE)  # ok
    world.emit(Event.SAVE)  # BLOCKS: QAM303 far


async def tick(unit: Unit) -> None:
    step(unit, world)  # ok
    step(unit, world, policy=wander)  # ok
    step(unit, world, easy)  # ok
    step(unit, world, POLICIES["wander"])  # ok
    step(unit, world, ponder)  # BLOCKS: QAM301 far


async def think(unit: Unit) -> None:
    step(unit, world, hard)  # BLOCKS: QAM301 far


async def think_learned(unit: Unit) -> None:
    policy = await asyncio.to_thread(learned)  # ok
    await asyncio.to_thread(step, unit, world, policy)  # ok
    step(unit, world, policy)  # BLOCKS: QAM401 far


async def near(unit: Unit) -> list[str]:
    first = [other.name for other in itertools.islice(world.nearby(unit), 3)]  # ok
    return first + [u.name for u in world]  # ok


async def read_journal() -> list[str]:
    last = journal[-1]  # BLOCKS: QAM303 far
    return [last, *journal]  # BLOCKS: QAM303 far


async def note(text: str) -> None:
    global journal
    journal += text  # BLOCKS: QAM303 far


async def frozen() -> int:
    return len(world.snapshot())  # BLOCKS: QAM308 far


async def handle(socket: websockets.ServerConnection) -> None:
    async for message in socket:  # ok
        data = json.loads(message)  # ok
        await chat(data.get("text", ""))  # ok
        await socket.send(json.dumps(chats[-1:]))  # ok


async def tune(path: str) -> object:
    return tuned(path)  # BLOCKS: QAM402 far


if __name__ == "__main__":
    world.save()
    asyncio.run(save())
