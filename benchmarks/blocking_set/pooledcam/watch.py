import asyncio
import socket
import time

from . import camera as cams
from .camera import Camera, FakeCamera, light, many, pack, still
from .offload import blocking, heavy, inline


async def loop(host: str) -> None:
    camera = await blocking(Camera(host).open)  # ok
    print(camera.describe())  # ok
    frame = await blocking(camera.frame)  # ok
    frame = camera.frame()  # BLOCKS: QAM307 far
    if camera.ready():  # BLOCKS: QAM307 far
        packed = await heavy(pack, frame)  # ok
        print(len(packed))
    print(len(await heavy(pack, camera.frame())))  # BLOCKS: QAM307 far


async def fake() -> bytes:
    camera = FakeCamera("nowhere")  # ok
    camera.open()  # ok
    return camera.frame()  # ok


async def stills(paths: list[str]) -> list:
    first = await inline(still, paths[0])  # ok
    rest = many(paths[1:])  # BLOCKS: QAM308 far
    return [first, *rest]


async def lights() -> bytes:
    return light("/dev/tty0")  # BLOCKS: QAM307 far


async def connect(host: str) -> None:
    reader, writer = await asyncio.open_connection(host, 554)  # ok
    writer.write(b"GET")  # ok
    await writer.drain()  # ok
    print(await reader.read(10))  # ok
    sock = socket.socket()  # ok
    sock.setblocking(False)  # ok
    await asyncio.get_running_loop().sock_connect(sock, (host, 554))  # ok
    plain = socket.socket()
    plain.connect((host, 554))  # BLOCKS: QAM307
    print(pack(b"x"))  # BLOCKS: QAM402 far


def thread_body(host: str) -> None:
    while True:
        time.sleep(1)
        cams.Camera(host).open().frame()


async def background(host: str) -> None:
    def work() -> None:
        time.sleep(3)
        still(host)

    await asyncio.to_thread(thread_body, host)  # ok
    asyncio.get_running_loop().run_in_executor(None, work)  # ok
    work()  # BLOCKS: QAM301
