from __future__ import annotations

import asyncio
import os
import subprocess
from functools import partial

from convoy.hosts import RUNNERS, DryRunner, Host, LocalRunner, Mode, Process, SshRunner, containers
from convoy.plan import DryPlan, LocalPlan, Plan, off_loop, retry


async def deploy(host: Host) -> list[str]:
    if not host.reachable():  # BLOCKS: QAM307 far
        print("away", host.label())  # ok
    plan = Plan(SshRunner(host)).step("ls").step("date")  # ok
    return plan.apply()  # BLOCKS: QAM304 far


async def dry() -> list[str]:
    plan = Plan(DryRunner()).step("ls")  # ok
    print(plan.show())  # ok
    return plan.apply()  # ok


async def dry_too() -> list[str]:
    return DryPlan().step("ls").apply()  # ok


async def local() -> list[str]:
    return LocalPlan().step("ls").apply()  # BLOCKS: QAM304 far


async def local_async() -> list[str]:
    return await LocalPlan().step("ls").aapply()  # ok


async def moded(mode: Mode) -> str:
    runner = RUNNERS[mode]()
    return runner.run("date")  # BLOCKS: QAM304 far


async def always_dry() -> str:
    runner = RUNNERS[Mode.DRY]()
    return runner.run("date")  # ok


async def off(host: Host) -> bool:
    names = await off_loop(containers)  # ok
    print(names)
    return await off_loop(host.reachable)  # ok


async def retried(host: Host) -> bool:
    again = await asyncio.to_thread(retry, host.reachable)  # ok
    named = retry(host.label)  # ok
    print(again, named)
    return retry(host.reachable)  # BLOCKS: QAM307 far


async def listed() -> list[str]:
    return containers()  # BLOCKS: QAM307 far


async def system(command: str) -> int:
    code = os.system(command)  # BLOCKS: QAM304
    process = subprocess.Popen(command, shell=True)  # BLOCKS: QAM304
    return code or process.wait()  # BLOCKS: QAM304


async def described() -> str:
    step = Process("build")
    out, _ = step.communicate("x")  # ok
    return step.wait() + out  # ok


async def shell(command: str) -> str:
    process = await asyncio.create_subprocess_shell(command, stdout=asyncio.subprocess.PIPE)  # ok
    out, _ = await asyncio.wait_for(process.communicate(), 10)  # ok
    return out.decode()


async def partials(host: Host) -> None:
    run = partial(LocalRunner().run, "date")  # ok
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, run)  # ok
    loop.call_later(1, print, host.label())  # ok
    run()  # BLOCKS: QAM304 far


def main() -> None:
    for host in (Host("a"), Host("b")):
        host.reachable()
        asyncio.run(deploy(host))


if __name__ == "__main__":
    main()
