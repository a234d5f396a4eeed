import asyncio
import queue
import socket
import subprocess
import sys
import threading

from .gates import Gate, done, finish, kill, readable, reap, reap_one

gate = Gate()
alock = asyncio.Lock()
acond = asyncio.Condition()


async def calm(sock: socket.socket, process: subprocess.Popen, future) -> None:
    print(gate.try_lock(), gate.size(), reap())  # ok
    gate.push_now(3)  # ok
    gate.note("x")  # ok
    kill(process)  # ok
    print(process.returncode, process.poll())  # ok
    print(done(future), readable(sock))  # ok
    async with alock:  # ok
        await asyncio.sleep(0)  # ok
    async with acond:  # ok
        await acond.wait()  # ok
    waiting: asyncio.Queue[int] = asyncio.Queue()
    waiting.put_nowait(3)  # ok
    print(await asyncio.wait_for(waiting.get(), 1))  # ok
    thread = threading.Thread(target=reap_one, args=(3,), daemon=True)  # ok
    thread.start()  # ok
    print(thread.is_alive(), threading.current_thread().name)  # ok
    gate.local.x = 3  # ok
    plain: "queue.Queue[int]" = queue.Queue()
    plain.put(3)  # ok
    print(plain.get_nowait(), plain.empty())  # ok


async def stuck(process: subprocess.Popen) -> None:
    gate.lock_now()  # BLOCKS: QAM308 far
    gate.push(3)  # BLOCKS: QAM308 far
    gate.sync()  # BLOCKS: QAM308 far
    print(gate.result())  # BLOCKS: QAM308 far
    gate.process.join()  # BLOCKS: QAM308
    with gate.slots:  # BLOCKS: QAM308
        await asyncio.sleep(1)  # ok
    with gate.cond:  # BLOCKS: QAM308
        gate.cond.wait()  # BLOCKS: QAM308
        gate.cond.notify_all()  # ok
    reap_one(3)  # BLOCKS: QAM304 far
    finish(process)  # BLOCKS: QAM304 far
    line = sys.stdin.readline()  # BLOCKS: QAM311
    name = input("name? ")  # BLOCKS: QAM311
    print(line, name)
    timer = threading.Timer(3, print)
    timer.start()  # ok
    timer.join()  # BLOCKS: QAM308


async def tunnel(host: str) -> None:
    server = socket.create_server(("", 80))
    server.setblocking(False)  # ok
    loop = asyncio.get_running_loop()
    client, _ = await loop.sock_accept(server)  # ok
    print(await loop.sock_recv(client, 10), await loop.getaddrinfo(host, 80))  # ok
    print(socket.getaddrinfo(host, 80))  # BLOCKS: QAM307
    other = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    other.connect((host, 53))  # BLOCKS: QAM307
    print(other.recvfrom(10))  # BLOCKS: QAM307
    print(socket.gethostname(), socket.inet_aton("1.1.1.1"))  # ok
