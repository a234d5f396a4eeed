from __future__ import annotations

import socket
import subprocess
from dataclasses import dataclass
from enum import Enum
from typing import Any

import docker
import paramiko


class Mode(Enum):
    DRY = "dry"
    LIVE = "live"


@dataclass(frozen=True)
class Host:
    name: str
    port: int = 22

    def reachable(self) -> bool:
        try:
            socket.create_connection((self.name, self.port), timeout=2).close()
        except OSError:
            return False
        return True

    def label(self) -> str:
        return f"{self.name}:{self.port}"


class Runner:
    def run(self, command: str) -> str:
        raise NotImplementedError


class SshRunner(Runner):
    def __init__(self, host: Host) -> None:
        self.client = paramiko.SSHClient()
        self.host = host

    def run(self, command: str) -> str:
        self.client.connect(self.host.name)
        _, out, _ = self.client.exec_command(command)
        return out.read().decode()


class LocalRunner(Runner):
    def run(self, command: str) -> str:
        return subprocess.check_output(command, shell=True, text=True)


class DryRunner(Runner):
    def __init__(self) -> None:
        self.seen: list[str] = []

    def run(self, command: str) -> str:
        self.seen.append(command)
        return ""


RUNNERS: dict[Mode, type[Runner]] = {Mode.DRY: DryRunner, Mode.LIVE: LocalRunner}


def containers() -> list[str]:
    return [c.name for c in docker.from_env().containers.list()]


class Process:
    """A step of a plan, no process of the system."""

    def __init__(self, name: str) -> None:
        self.name = name

    def wait(self) -> str:
        return f"waits for {self.name}"

    def communicate(self, text: str) -> tuple[str, str]:
        return self.name, text
