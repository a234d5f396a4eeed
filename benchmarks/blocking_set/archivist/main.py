import asyncio
from pathlib import Path

from .plans import Drop, Move, Note, Plan
from .registry import Settings, job, local, loud_job, quiet_job, remote
from .vaults import Bucket, Memory, Server, pack, unpack


async def vaults(name: str) -> None:
    memory, bucket = Memory(), Bucket("b")  # ok
    memory[name] = b"x"  # ok
    bucket[name] = memory[name]  # BLOCKS: QAM305 far
    print(memory.get(name), len(memory), name in memory)  # ok
    print(bucket.get(name))  # BLOCKS: QAM305 far
    print(bucket.url(name))  # ok
    print(len(bucket))  # BLOCKS: QAM305 far
    if name in bucket:  # BLOCKS: QAM305 far
        del bucket[name]  # BLOCKS: QAM305 far
        del memory[name]  # ok
    memory.copy_to(Memory())  # ok
    bucket.copy_to(memory)  # BLOCKS: QAM305 far
    memory.update({"a": b""})  # ok
    bucket.update({"a": b""})  # BLOCKS: QAM305 far
    print(await asyncio.to_thread(bucket.pop, name))  # ok


async def servers(host: str) -> None:
    server = Server(host)  # ok
    server.open()  # BLOCKS: QAM307 far
    command = server.command("ls", "-l")  # ok
    print(server.run(command))  # BLOCKS: QAM307 far
    sftp = server.sftp()  # BLOCKS: QAM307 far
    sftp.put("a", "b")  # BLOCKS: QAM307
    await asyncio.to_thread(sftp.get, "a", "b")  # ok


async def plans(folder: Path) -> None:
    plan = Plan.tidy(folder)  # ok
    plan.append(Note("done"))  # ok
    plan.execute()  # BLOCKS: QAM303 far
    Plan.talk("a", "b").execute()  # ok
    Move(folder, folder).reversed().execute()  # BLOCKS: QAM303 far
    Note("x").execute()  # ok
    await asyncio.get_running_loop().run_in_executor(None, Drop(folder).execute)  # ok
    pack(folder, folder)  # BLOCKS: QAM303 far
    print(unpack(b"", folder))  # BLOCKS: QAM303 far


async def jobs(name: str) -> None:
    print(quiet_job().perform(name))  # ok
    print(loud_job().perform(name))  # BLOCKS: QAM303 far
    print(job(name).perform(name))  # BLOCKS: QAM305 far
    settings = Settings()  # BLOCKS: QAM303 far
    print(settings.get("a"))  # ok
    print(remote.name)  # BLOCKS: QAM303 far
    print(local.name, remote.known())  # ok
