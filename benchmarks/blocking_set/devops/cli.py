import asyncio
import subprocess
import sys
from pathlib import Path

from .deploy import Docker, Dry, Fleet, Ssh
from .shellkit import Action, Command, free_port, is_open, pack, scratch, workdir

ls = Command("ls")
count = ls | Command("wc", "-l")
dry = Fleet(Dry())


async def build(path: Path) -> None:
    print(count())  # BLOCKS: QAM304 far
    print(str(ls), f"{count}")  # ok
    print(ls < b"x")  # BLOCKS: QAM304 far
    Action.build.run()  # BLOCKS: QAM304 far
    print(Action.clean.title, Action("clean"))  # ok
    with workdir(path) as here:
        print(here.name)  # ok
    with scratch() as folder:  # BLOCKS: QAM303 far
        pack(path, folder / "x.zip")  # BLOCKS: QAM303 far
        await asyncio.to_thread(pack, path, folder / "y.zip")  # ok
    proc = await asyncio.create_subprocess_exec("make")  # ok
    await proc.communicate()  # ok
    code = subprocess.call(["make", "lint"])  # BLOCKS: QAM304
    sys.exit(code)  # ok


async def deploy(path: str) -> None:
    Ssh().deploy(path)  # BLOCKS: QAM307 far
    Dry().deploy(path)  # ok
    docker = Docker()  # BLOCKS: QAM302 far
    docker.deploy(path)  # BLOCKS: QAM302 far
    fleet = Fleet(Ssh(), Dry())  # ok
    fleet.push(path)  # BLOCKS: QAM307 far
    print(fleet.names())  # ok
    fleet.finish()  # ok
    fleet.wait()  # BLOCKS: QAM308 far
    await asyncio.to_thread(fleet.wait)  # ok
    with fleet.lock:  # BLOCKS: QAM308
        dry.names()  # ok
    if fleet.lock.acquire(blocking=False):  # ok
        fleet.lock.release()  # ok
    while not is_open("h", free_port()):  # BLOCKS: QAM307 far
        await asyncio.sleep(1)  # ok
    reader, writer = await asyncio.open_connection("h", 1)  # ok
    writer.write(b"x")  # ok
    await writer.drain()  # ok
    child = subprocess.Popen(["x"])  # BLOCKS: QAM304
    child.wait()  # BLOCKS: QAM304
    child.poll()  # ok
    child.terminate()  # ok
    for line in child.stdout:  # BLOCKS: QAM304
        print(line)  # ok


def main() -> None:
    Ssh().deploy(".")  # ok
    asyncio.run(deploy("."))  # ok


if __name__ == "__main__":
    main()
