import select
import serial
import socket
import ssl
import struct
from contextlib import suppress
from ipaddress import ip_address

import dns.resolver
import paho.mqtt.client as mqtt
from paho.mqtt import publish
from pymodbus.client import ModbusTcpClient


class Line:
    def read(self) -> bytes: ...

    def value(self) -> float:
        return struct.unpack("f", self.read())[0]


class Tcp(Line):
    def __init__(self, host: str, port: int) -> None:
        self.sock = socket.socket()
        self.peer = (host, port)

    def open(self) -> "Tcp":
        self.sock.connect(self.peer)
        return self

    def read(self) -> bytes:
        return self.sock.recv(4)

    def read_all(self) -> bytes:
        out = b""
        while select.select([self.sock], [], [], 1)[0]:
            out += self.sock.recv(100)
        return out


class Serial(Line):
    def __init__(self, port: str) -> None:
        self.serial = serial.Serial(port)

    def read(self) -> bytes:
        return self.serial.read(4)


class Fake(Line):
    def read(self) -> bytes:
        return b"\0\0\0\0"


class Unix(Line):
    """Never waits: the loop tells when there is something."""

    def __init__(self, path: str) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.setblocking(False)

    def read(self) -> bytes:
        with suppress(BlockingIOError):
            return self.sock.recv(4)
        return b""


def secure(host: str) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    return context.wrap_socket(socket.create_connection((host, 443)), server_hostname=host)


def addresses(name: str) -> list[str]:
    return [str(r) for r in dns.resolver.resolve(name)]


def is_local(text: str) -> bool:
    return ip_address(text).is_private


def announce(topic: str, text: str) -> None:
    publish.single(topic, text, hostname="localhost")


class Plc:
    def __init__(self, host: str) -> None:
        self.client = ModbusTcpClient(host)

    def __enter__(self) -> "Plc":
        self.client.connect()
        return self

    def __exit__(self, *exc) -> None:
        self.client.close()

    def registers(self, count: int) -> list[int]:
        return self.client.read_holding_registers(0, count=count).registers


def broker(host: str) -> mqtt.Client:
    client = mqtt.Client()
    client.connect(host)
    return client
