import asyncio
import contextlib
import socket
import subprocess
import threading

import aiomqtt

from .feeds import Feed, Mqtt, apublisher, banner, command, fixed, parse, publisher

uptime = Feed("uptime", command("uptime"))
static = Feed("static", fixed(b"x=1"))


async def poll() -> None:
    static.pull()  # ok
    uptime.pull()  # BLOCKS: QAM304 far
    print(static.last(), uptime.last())  # ok
    await asyncio.to_thread(uptime.pull)  # ok
    print(parse(b"a=1"))  # ok
    print(banner("x"))  # BLOCKS: QAM307 far
    Feed("here", fixed(b"")).pull()  # ok
    Feed("there", command("ls")).pull()  # BLOCKS: QAM304 far
    with static.lock:  # BLOCKS: QAM308
        await asyncio.sleep(0.1)  # ok


async def send() -> None:
    await apublisher("x").send(b"x")  # ok
    publisher("x").send(b"x")  # BLOCKS: QAM307
    bus = Mqtt()  # ok
    print(bus.topic("x"))  # ok
    bus.open()  # BLOCKS: QAM307 far
    async with aiomqtt.Client("x") as client:  # ok
        await client.publish("x", b"x")  # ok


async def run(*args: str) -> bytes:
    process = await asyncio.create_subprocess_exec(*args, stdout=subprocess.PIPE)  # ok
    out, _ = await process.communicate()  # ok
    await process.wait()  # ok
    with contextlib.ExitStack() as stack:  # ok
        log = stack.enter_context(open("log"))  # BLOCKS: QAM303
        log.write(out.decode())  # BLOCKS: QAM303
    with contextlib.suppress(ProcessLookupError):  # ok
        process.kill()  # ok
    return out


async def watch(stop: threading.Event, done: asyncio.Event) -> None:
    while not stop.is_set():  # ok
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(done.wait(), 3)  # ok
    stop.wait(timeout=3)  # BLOCKS: QAM308
    sock = socket.socket()  # ok
    sock.bind(("", 80))  # ok
    sock.listen()  # ok
    print(sock.accept())  # BLOCKS: QAM307


async def gathered() -> None:
    results = await asyncio.gather(poll(), send(), return_exceptions=True)  # ok
    print([r for r in results if r])  # ok
    task = asyncio.ensure_future(poll())  # ok
    done, _ = await asyncio.wait([task])  # ok
    print(task.result(), {d.result() for d in done})  # ok
    poll()  # BLOCKS: QAM601
    asyncio.sleep(3)  # BLOCKS: QAM601
