import os
import platform
import shutil
import subprocess
from pathlib import Path

import psutil

from .base import Probe, patient, timed


class Load(Probe):
    def measure(self) -> tuple[float, float, float]:
        return os.getloadavg()


class Cpu(Probe):
    def measure(self) -> float:
        return psutil.cpu_percent(interval=1)


class Disk(Probe):
    def measure(self) -> int:
        return sum(f.stat().st_size for f in Path("/var/log").rglob("*"))


class Command(Probe):
    def __init__(self, *command: str) -> None:
        super().__init__(command[0])
        self.command = command

    def measure(self) -> str:
        return subprocess.check_output(self.command, text=True)


@timed
def kernel() -> str:
    return platform.release()


@timed
def journal() -> str:
    return os.popen("journalctl -n 5").read()


@patient(0.5)
def cores() -> int:
    return os.cpu_count() or 1


def free() -> int:
    return shutil.disk_usage("/").free


def uptime() -> float:
    with open("/proc/uptime") as handle:
        return float(handle.read().split()[0])
