from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from asyncio import subprocess as asubprocess
from pathlib import Path

import anyio
import asyncclick as click
import typer

from . import infra, ui
from .infra import OPERATIONS, QUICK, AsyncCluster, Cluster, Containers, Process
from .ui import Console, Quiet, paint

console = Console()
quiet = Quiet()


@click.group()
async def cli() -> None:
    console.say(paint("ops"))  # ok


@cli.command()
@click.argument("operation")
async def run(operation: str) -> None:
    print(OPERATIONS[operation]())  # BLOCKS: QAM304 far
    print(QUICK[operation]())  # ok
    print(infra.pid(), infra.quoted("a", "b"))  # ok
    infra.shell("ls")  # BLOCKS: QAM304 far
    os.kill(infra.pid(), signal.SIGHUP)  # ok


@cli.command()
async def containers() -> None:
    found = Containers()  # BLOCKS: QAM302 far
    for name in found.names():  # BLOCKS: QAM302 far
        print(name, found.image(name))  # ok
        found.logs(name)  # BLOCKS: QAM302 far
    listed = await anyio.to_thread.run_sync(found.names)  # ok
    print(listed)


@cli.command()
async def pods() -> None:
    cluster = await asyncio.to_thread(Cluster)  # ok
    print(cluster.pods())  # BLOCKS: QAM302 far
    print(await AsyncCluster().pods())  # ok
    print(infra.secret("a"))  # BLOCKS: QAM302 far
    print(infra.services())  # BLOCKS: QAM302 far
    print(infra.rpc("http://a"))  # BLOCKS: QAM302 far


@cli.command()
async def process() -> None:
    child = await asyncio.to_thread(Process, "ls")  # ok
    while child.running:  # ok
        await asyncio.sleep(1)  # ok
    for line in child.lines():  # BLOCKS: QAM304 far
        print(line)
    child.stop()  # ok
    print(child.code)  # BLOCKS: QAM304 far
    print(child.finish())  # BLOCKS: QAM304 far
    other = Process("true")  # BLOCKS: QAM304 far
    print(other.running)  # ok
    third = await asubprocess.create_subprocess_exec("ls")  # ok
    await third.wait()  # ok


@cli.command()
async def interactive() -> None:
    name = console.ask("name? ")  # BLOCKS: QAM311 far
    quiet.ask("name? ")  # ok
    quiet.secret()  # ok
    if ui.sure("go?") and ui.really():  # BLOCKS: QAM311 far
        console.secret()  # BLOCKS: QAM311 far
    console.choose("a", "b")  # BLOCKS: QAM311 far
    who: Console = quiet if name else console
    who.ask("?")  # BLOCKS: QAM311 far
    line = sys.stdin.readline()  # BLOCKS: QAM311
    answer = await asyncio.to_thread(input, "> ")  # ok
    print(typer.style(line), answer)  # ok
    ui.named()  # BLOCKS: QAM311 far


@cli.command()
async def machine() -> None:
    print(infra.cpu())  # BLOCKS: QAM301 far
    print(infra.memory())  # ok
    print(infra.console("a"))  # BLOCKS: QAM307 far
    print(infra.tables("db"))  # BLOCKS: QAM305 far
    log = Path("/var/log/ops.log")  # ok
    with open(log) as handle:  # BLOCKS: QAM303
        for line in handle:  # BLOCKS: QAM303
            print(line)
    for attempt in range(3):  # ok
        time.sleep(2**attempt)  # BLOCKS: QAM301
    print(time.time(), time.strftime("%H"))  # ok
    async with anyio.create_task_group() as group:  # ok
        group.start_soon(containers)  # ok
        group.start_soon(anyio.sleep, 1)  # ok


def local() -> str:
    return console.ask("? ")  # ok


if __name__ == "__main__":
    cli(_anyio_backend="asyncio")
