import asyncio
import smtplib
from pathlib import Path

import aiosmtplib
import anyio

from .boxes import Box, Drop, Held, Imap, Pop, attach, compose, outgoing
from .rules import MemorySeen, Seen, matches, spam

imap, pop, held = Imap("a"), Pop("b"), Held("c")
seen = Seen("/tmp/seen")
memory = MemorySeen()


async def collect() -> int:
    total = len(imap)  # BLOCKS: QAM307 far
    total += len(held)  # ok
    for message in pop:  # BLOCKS: QAM307 far
        print(message["Subject"])
        if matches(message):  # BLOCKS: QAM305 far
            seen.add(message["Message-ID"])  # BLOCKS: QAM303 far
        if spam(message):  # ok
            memory.add(message["Message-ID"])  # ok
    for message in held:  # ok
        print(message["To"])  # ok
    first, *rest = imap  # BLOCKS: QAM307 far
    both = await asyncio.to_thread(list, pop)  # ok
    return total + len(rest) + len(both)


async def send(to: str, path: Path) -> None:
    message = compose(to, "hello")  # ok
    attach(message, path)  # BLOCKS: QAM303 far
    with outgoing() as server:  # BLOCKS: QAM307 far
        server.send_message(message)  # BLOCKS: QAM307
    await aiosmtplib.send(message, hostname="localhost")  # ok
    async with aiosmtplib.SMTP("localhost") as again:  # ok
        await again.send_message(message)  # ok
    with smtplib.SMTP("localhost", 25) as direct:  # BLOCKS: QAM307
        direct.starttls()  # BLOCKS: QAM307
        direct.sendmail("a@x", [to], str(message))  # BLOCKS: QAM307


async def store(path: Path) -> list[str]:
    drop = Drop("ftp.example")  # BLOCKS: QAM307 far
    drop.put(path)  # BLOCKS: QAM307 far
    names = await anyio.to_thread.run_sync(drop.names)  # ok
    names += drop.names()  # BLOCKS: QAM307 far
    drop.ftp.cwd("/in")  # BLOCKS: QAM307
    return names


async def biggest(boxes: list[Box]) -> Box:
    sizes = {box.user: box for box in boxes}  # ok
    best = max(boxes, key=len)  # BLOCKS: QAM307 far
    if imap:  # BLOCKS: QAM307 far
        print("mail", len(sizes))  # ok
    return best


class Archive:
    def __init__(self, root: Path) -> None:
        self.root = root

    async def keep(self, name: str, data: bytes) -> Path:
        target = self.root / name
        target.write_bytes(data)  # BLOCKS: QAM303
        await anyio.Path(target).write_bytes(data)  # ok
        async with await anyio.open_file(target) as handle:  # ok
            await handle.read()  # ok
        with open(target, "rb") as plain:  # BLOCKS: QAM303
            plain.read()  # BLOCKS: QAM303
        for found in self.root.rglob("*.eml"):  # BLOCKS: QAM303
            print(found.suffix)  # ok
        return target.with_suffix(".eml")  # ok
