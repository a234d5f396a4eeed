import asyncio
import queue
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from . import gear
from .gear import Beacon, DryBeacon, Mailer, Worker, git, launch, parse, quoted, readable, settle, version

mail = Mailer()
gate = threading.Semaphore(2)
inbox: asyncio.Queue[str] = asyncio.Queue()
bounded: queue.Queue[str] = queue.Queue(maxsize=10)


class Fake:
    def sleep(self, seconds: float) -> float:
        return seconds

    def connect(self, address: tuple) -> None:
        self.address = address

    def join(self, *parts: str) -> str:
        return "/".join(parts)

    def acquire(self) -> bool:
        return True


async def lamps(hosts: list[str]) -> None:
    beacons = [Beacon(h) for h in hosts]  # ok
    for beacon in beacons:
        print(beacon.peer(), bool(beacon))  # ok
        beacon.connect()  # BLOCKS: QAM307 far
        beacon << b"on" << b"off"  # BLOCKS: QAM307 far
    await asyncio.gather(*(asyncio.to_thread(b.poke) for b in beacons))  # ok
    dry = DryBeacon("x")  # ok
    dry.send(b"x")  # ok
    dry.poke()  # ok
    dry << b"x"  # ok
    pokes = {b.peer(): b.poke for b in beacons}  # ok
    for poke in pokes.values():
        poke()  # BLOCKS: QAM307 far


async def letters(to: str) -> None:
    mail(to, "hello")  # BLOCKS: QAM307 far
    await asyncio.get_running_loop().run_in_executor(None, mail, to, "hello")  # ok
    socket.gethostbyname(to)  # BLOCKS: QAM307
    await asyncio.get_running_loop().getaddrinfo(to, 25)  # ok


async def queues(fake: Fake) -> None:
    await inbox.put("x")  # ok
    print(inbox.get_nowait(), await inbox.get())  # ok
    bounded.put("x")  # BLOCKS: QAM308
    bounded.put_nowait("x")  # ok
    bounded.put("x", block=False)  # ok
    print(bounded.get(timeout=5))  # BLOCKS: QAM308
    print(bounded.get(False), bounded.qsize())  # ok
    fake.sleep(3)  # ok
    fake.connect(("x", 1))  # ok
    print(fake.join("a", "b"), fake.acquire(), ",".join(["a"]))  # ok
    with gate:  # BLOCKS: QAM308
        pass
    if gate.acquire(blocking=False):  # ok
        gate.release()  # ok
    async with asyncio.Semaphore(2):  # ok
        await asyncio.sleep(0)


async def workers() -> None:
    worker = Worker()  # ok
    worker.start()  # ok
    worker.submit("x")  # ok
    print(worker.finished())  # ok
    worker.stop()  # BLOCKS: QAM308 far
    worker.done.wait()  # BLOCKS: QAM308
    await asyncio.to_thread(worker.stop)  # ok


async def processes() -> None:
    print(version())  # BLOCKS: QAM304 far
    print(quoted(["a", "b"]))  # ok
    process = launch(["ls"])  # BLOCKS: QAM304 far
    process.wait()  # BLOCKS: QAM304
    print(process.poll(), process.returncode)  # ok
    aprocess = await asyncio.create_subprocess_exec("ls")  # ok
    await aprocess.wait()  # ok
    await asyncio.to_thread(git, "status")  # ok
    await asyncio.to_thread(print, git("status"))  # BLOCKS: QAM304 far
    subprocess.run(["ls"], check=True)  # BLOCKS: QAM304
    print(subprocess.list2cmdline(["ls"]))  # ok


async def sums() -> list[int]:
    total = gear.crunch([1, 2])  # BLOCKS: QAM308 far
    total += gear.crunch_pool([1, 2])  # BLOCKS: QAM308 far
    pool = ThreadPoolExecutor()  # ok
    futures = [pool.submit(gear.square, n) for n in total]  # ok
    total += settle(futures)  # BLOCKS: QAM308 far
    done, _ = await asyncio.wait([asyncio.wrap_future(f) for f in futures])  # ok
    total += [f.result() for f in done]  # ok
    print(parse("3"))  # BLOCKS: QAM301 far
    return total


async def ticks(sock: socket.socket) -> None:
    time.sleep(0.5)  # BLOCKS: QAM301
    print(time.monotonic(), readable(sock))  # ok
    print(readable(sock, 5.0))  # BLOCKS: QAM307 far
    sock.setblocking(False)  # ok
    await asyncio.get_running_loop().sock_recv(sock, 10)  # ok
    plain = socket.socket()  # ok
    plain.connect(("x", 1))  # BLOCKS: QAM307
    plain.close()  # ok
    asyncio.get_running_loop().call_later(1, time.sleep, 3)  # BLOCKS: QAM301
