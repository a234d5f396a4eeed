import socket
import ssl
import telnetlib
import time
from dataclasses import dataclass

import serial

from .bus import Bus, timed

bus = Bus()


class Probe:
    def __init__(self, host: str):
        self.address = (host, 9)
        self.sock: socket.socket | None = None

    def __enter__(self) -> "Probe":
        self.sock = socket.create_connection(self.address)
        return self

    def __exit__(self, *exc) -> None:
        self.sock.close()

    def read(self) -> bytes:
        return self.sock.recv(1024)

    def __float__(self) -> float:
        return float(self.read())

    def __repr__(self) -> str:
        return f"Probe({self.address})"


class Burner:
    def __init__(self, port: str):
        self.line = serial.Serial(port)

    def heat(self, level: int) -> bytes:
        self.line.write(bytes([level]))
        return self.line.readline()

    def level(self) -> int:
        return 3

    heat_up = heat


@dataclass
class Recipe:
    minutes: int

    @timed
    def cook(self) -> int:
        time.sleep(self.minutes)
        return self.minutes

    @timed
    def double(self) -> "Recipe":
        return Recipe(self.minutes * 2)

    @timed
    async def simmer(self) -> None:
        import asyncio

        await asyncio.sleep(self.minutes)  # ok


@bus.on("ready")
def tell(table: int) -> None:
    with socket.socket() as sock:
        sock.connect(("bell", table))
        sock.sendall(b"ding")


@bus.on("ready")
async def note(table: int) -> None:
    print(table)


def secure(host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(socket.create_connection((host, 443)), server_hostname=host)


def old(host: str) -> telnetlib.Telnet:
    return telnetlib.Telnet(host)
