import socket
import struct
import time
from collections.abc import Callable
from typing import Self

import paho.mqtt.client as mqtt
import serial


class Device:
    def __init__(self, name: str):
        self.name = name
        self.listeners: list[Callable[[str], None]] = []

    def on(self, listener: Callable[[str], None]) -> Self:
        self.listeners.append(listener)
        return self

    def emit(self, event: str) -> None:
        for listener in self.listeners:
            listener(event)

    def read(self) -> float:
        return 0.0

    def poll(self, times: int = 3) -> list[float]:
        return [self.read() for _ in range(times)]


class SerialDevice(Device):
    def __init__(self, name: str, port: str):
        super().__init__(name)
        self.serial = serial.Serial(port, 9600)

    def read(self) -> float:
        return struct.unpack("<f", self.serial.read(4))[0]


class UdpDevice(Device):
    def __init__(self, name: str, address: tuple[str, int]):
        super().__init__(name)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.address = address

    def read(self) -> float:
        self.sock.sendto(b"?", self.address)
        data, _ = self.sock.recvfrom(64)
        return float(data)

    def fileno(self) -> int:
        return self.sock.fileno()


class Cached(Device):
    def __init__(self, inner: Device, ttl: float = 5):
        super().__init__(inner.name)
        self.inner = inner
        self.until = 0.0
        self.value = 0.0

    def read(self) -> float:
        if time.monotonic() > self.until:
            self.value = self.inner.read()
        return self.value


class Fake(Device):
    def read(self) -> float:
        return 1.5


class Broker:
    def __init__(self):
        self.client = mqtt.Client()

    def connect(self) -> Self:
        self.client.connect("broker")
        return self

    def start(self) -> Self:
        self.client.loop_start()
        return self

    def forever(self) -> None:
        self.client.loop_forever()
