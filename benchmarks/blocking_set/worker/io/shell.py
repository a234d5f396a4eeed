from __future__ import annotations

import asyncio
import socket
import subprocess
from collections.abc import Sequence


class CommandError(RuntimeError):
    pass


def sh(*command: str, check: bool = True) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if check and done.returncode:
        raise CommandError(done.stderr)
    return done.stdout


def git(*arguments: str) -> str:
    return sh("git", *arguments)


def quoted(arguments: Sequence[str]) -> str:
    return " ".join(map(repr, arguments))


async def ash(*command: str) -> str:
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate()
    return out.decode()


class Probe:
    def __init__(self, host: str, port: int) -> None:
        self.address = (host, port)
        self.sock: socket.socket | None = None

    def connect(self) -> None:
        self.sock = socket.create_connection(self.address, timeout=2)

    def ping(self) -> bytes:
        assert self.sock is not None
        self.sock.sendall(b"PING")
        return self.sock.recv(4)

    @staticmethod
    def resolve(host: str) -> str:
        return socket.gethostbyname(host)

    @classmethod
    def to(cls, url: str) -> "Probe":
        host, _, port = url.partition(":")
        probe = cls(host, int(port))
        probe.connect()
        return probe
