import asyncio
import os
import time
from pathlib import Path
from time import sleep as nap

import psutil

from .probes import local
from .probes.base import Probe
from .probes.local import Command, Cpu, Disk, Load, cores, free, journal, kernel
from .report import Report, ask

load, cpu, disk = Load("load"), Cpu("cpu"), Disk("disk")
git = Command("git", "status")
FAST = [load]
SLOW = [cpu, disk, git]


async def collect() -> Report:
    rows = [{"name": p.name, "value": p.sample()} for p in FAST]  # ok
    rows += [{"name": p.name, "value": p.sample()} for p in SLOW]  # BLOCKS: QAM304 far
    rows.append({"name": "free", "value": free()})  # ok
    rows.append({"name": "cpu", "value": cpu.sample()})  # BLOCKS: QAM301 far
    rows.append({"name": "load", "value": load.sample()})  # ok
    rows.append({"name": "disk", "value": await disk.asample()})  # ok
    rows.append({"name": "now", "value": psutil.cpu_percent()})  # ok
    return Report(rows)


async def details() -> list:
    out = [kernel()]  # ok
    out.append(journal())  # BLOCKS: QAM304 far
    out.append(cores())  # BLOCKS: QAM301 far
    out.append(local.uptime())  # BLOCKS: QAM303 far
    out.append(psutil.Process().name())  # ok
    out.append(psutil.Process(1).wait(3))  # BLOCKS: QAM304
    return out


async def publish(report: Report) -> None:
    report.save(Path("report.csv"))  # BLOCKS: QAM303 far
    report.pack(Path("report.gz"))  # BLOCKS: QAM303 far
    print(report.render(), report.dump())  # ok
    report.plot("report.png")  # BLOCKS: QAM402 far
    status = report.post("https://reports.example")  # BLOCKS: QAM302 far
    later = await asyncio.to_thread(report.post, "https://reports.example")  # ok
    if ask("again?"):  # BLOCKS: QAM311 far
        nap(1)  # BLOCKS: QAM301
    print(status, later)


async def watch() -> None:
    last = time.monotonic()  # ok
    while True:
        probes = list(Probe.registry.values())  # ok
        for probe in probes:
            probe.sample()  # BLOCKS: QAM304 far
        pid = os.fork()  # ok
        if pid:
            os.waitpid(pid, 0)  # BLOCKS: QAM304
            os.waitpid(pid, os.WNOHANG)  # ok
        await asyncio.sleep(5)  # ok
        print(time.monotonic() - last)  # ok
