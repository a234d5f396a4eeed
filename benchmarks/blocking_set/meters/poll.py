import asyncio
import socket
import sys
import time as clock
from getpass import getpass

import asyncudp
from aiomqtt import Client as Mqtt
from pymodbus.client import AsyncModbusTcpClient

from .links import Fake, Line, Plc, Serial, Tcp, Unix, addresses, announce, broker, is_local, secure

tcp = Tcp("localhost", 502)
unix = Unix("/run/meter")
fake = Fake()


async def poll(line: Line) -> float:
    return line.value()  # BLOCKS: QAM307 far


async def first() -> list:
    tcp.open()  # BLOCKS: QAM307 far
    out = [tcp.value()]  # BLOCKS: QAM307 far
    out.append(fake.value())  # ok
    out.append(unix.value())  # ok
    out.append(tcp.read_all())  # BLOCKS: QAM307 far
    usb = Serial("/dev/ttyUSB0")  # BLOCKS: QAM307 far
    out.append(usb.value())  # BLOCKS: QAM307 far
    out.append(await asyncio.to_thread(usb.value))  # ok
    out.append(await poll(fake))  # ok
    return out


async def names(host: str) -> list[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, 80)  # ok
    slow = socket.gethostbyname(host)  # BLOCKS: QAM307
    if is_local(slow):  # ok
        slow = socket.gethostname()  # ok
    return [str(found), slow, *addresses(host)]  # BLOCKS: QAM307 far


async def plc() -> list[int]:
    with Plc("plc.local") as made:  # BLOCKS: QAM307 far
        values = made.registers(3)  # BLOCKS: QAM307 far
    client = AsyncModbusTcpClient("plc.local")  # ok
    await client.connect()  # ok
    more = await client.read_holding_registers(0, count=3)  # ok
    return [*values, *more.registers]


async def publish() -> None:
    announce("meter", "1")  # BLOCKS: QAM307 far
    old = broker("localhost")  # BLOCKS: QAM307 far
    old.loop_start()  # ok
    old.loop_forever()  # BLOCKS: QAM307
    async with Mqtt("localhost") as client:  # ok
        await client.publish("meter", "1")  # ok


async def raw(host: str) -> bytes:
    sock = socket.socket()  # ok
    sock.setblocking(False)  # ok
    loop = asyncio.get_running_loop()
    await loop.sock_connect(sock, (host, 80))  # ok
    await loop.sock_sendall(sock, b"x")  # ok
    tls = secure(host)  # BLOCKS: QAM307 far
    tls.sendall(b"x")  # BLOCKS: QAM307
    data = tls.recv(10)  # BLOCKS: QAM307
    with socket.create_connection((host, 80)) as plain:  # BLOCKS: QAM307
        plain.send(b"x")  # BLOCKS: QAM307
    udp = await asyncudp.create_socket(remote_addr=(host, 9))  # ok
    udp.sendto(b"x")  # ok
    return data + await loop.sock_recv(sock, 10)  # ok


async def console() -> str:
    line = sys.stdin.readline()  # BLOCKS: QAM311
    secret = getpass("pin> ")  # BLOCKS: QAM311
    clock.sleep(1)  # BLOCKS: QAM301
    return line + secret
