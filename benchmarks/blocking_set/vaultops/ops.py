import asyncio
import subprocess
from contextlib import AsyncExitStack, ExitStack

import asyncssh

from .backends import Cluster, Registry, Secrets, Shell, deploy, directory, env
from .lazy import Lazy

secrets = Secrets(env("VAULT"))
registry = Registry()
cluster: Lazy[Cluster] = Lazy(Cluster)
numbers: Lazy[list[int]] = Lazy(lambda: [1, 2, 3])


async def rotate(path: str) -> str:
    if path in secrets:  # BLOCKS: QAM302 far
        old = secrets[path]  # BLOCKS: QAM302 far
        print(old)
    registry.put(path, Secrets.encode("new"))  # BLOCKS: QAM302 far
    return Secrets.encode(path)  # ok


async def inventory(hosts: list[str]) -> dict[str, str]:
    found = {}
    with ExitStack() as stack:  # ok
        shell = stack.enter_context(Shell(hosts[0]))  # BLOCKS: QAM307 far
        found[hosts[0]] = shell.run("uname -a")  # BLOCKS: QAM307 far
        print(shell.describe())  # ok
    for host in hosts[1:]:
        with Shell(host) as shell:  # BLOCKS: QAM307 far
            found[host] = await asyncio.to_thread(shell.run, "uname")  # ok
    async with AsyncExitStack() as later:  # ok
        connection = await later.enter_async_context(asyncssh.connect(hosts[0]))  # ok
        result = await connection.run("uname")  # ok
        found["async"] = result.stdout
    found["fabric"] = deploy(hosts[0])  # BLOCKS: QAM307 far
    return found


async def pods() -> list[str]:
    made = cluster.get()  # BLOCKS: QAM302 far
    items = made.pods("default")  # BLOCKS: QAM302 far
    print(made.body("x"))  # ok
    print(sum(numbers.get()))  # BLOCKS: QAM308 far
    made.core.delete_namespaced_pod("old", "default")  # BLOCKS: QAM302
    return [item.metadata.name for item in items]


async def people(server: str) -> list:
    connection = directory(server)  # BLOCKS: QAM307 far
    connection.search("dc=example", "(uid=*)")  # BLOCKS: QAM307
    entries = connection.entries  # ok
    return [*entries, *registry.services()]  # BLOCKS: QAM302 far


async def restart(name: str) -> int:
    code = subprocess.call(["systemctl", "restart", name])  # BLOCKS: QAM304
    process = await asyncio.create_subprocess_exec("systemctl", "status", name)  # ok
    await process.wait()  # ok
    old = subprocess.Popen(["journalctl", "-u", name], stdout=subprocess.PIPE)  # BLOCKS: QAM304
    if old.poll() is None:  # ok
        old.terminate()  # ok
        old.wait(timeout=5)  # BLOCKS: QAM304
    return code or process.returncode


async def all_at_once(hosts: list[str]) -> list[str]:
    async with asyncio.TaskGroup() as group:  # ok
        jobs = [group.create_task(asyncio.to_thread(deploy, host)) for host in hosts]  # ok
    return [job.result() for job in jobs]  # ok


async def menu() -> None:
    answer = input("host> ")  # BLOCKS: QAM311
    name = await asyncio.to_thread(input, "name> ")  # ok
    print(answer, name)
