"""Sleep, subprocess, locks, queues, futures, sockets, input."""

import concurrent.futures
import getpass
import multiprocessing
import os
import queue
import select
import smtplib
import socket
import subprocess
import sys
import threading
import time
import time as clock
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from subprocess import PIPE, Popen, check_output
from time import sleep

nap = time.sleep
LOCK = threading.Lock()
JOBS: "queue.Queue[str]" = queue.Queue(maxsize=3)


class Worker:
    lock = threading.RLock()

    def __init__(self, jobs: queue.Queue, ready: threading.Event):
        self.jobs = jobs
        self.ready = ready
        self.thread = threading.Thread(target=self.loop, daemon=True)
        self._cond = threading.Condition()
        self.pool = ThreadPoolExecutor(2)

    def loop(self):
        while True:
            time.sleep(1)  # ok
            self.jobs.get()  # ok

    async def stop(self):
        self.ready.wait()  # BLOCKS: QAM308
        self.thread.join()  # BLOCKS: QAM308
        with self._cond:  # BLOCKS: QAM308
            self._cond.wait()  # BLOCKS: QAM308
        self.pool.shutdown()  # BLOCKS: QAM308

    async def take(self):
        with self.lock:  # BLOCKS: QAM308
            return self.jobs.get()  # BLOCKS: QAM308

    async def run(self, f):
        return self.pool.submit(f).result()  # BLOCKS: QAM308


async def naps():
    time.sleep(1)  # BLOCKS: QAM301
    sleep(0.1)  # BLOCKS: QAM301
    clock.sleep(2)  # BLOCKS: QAM301
    nap(1)  # BLOCKS: QAM301
    getattr(time, "sleep")(1)  # BLOCKS: QAM301
    pause = sleep
    pause(3)  # BLOCKS: QAM301
    from time import sleep as inner

    inner(1)  # BLOCKS: QAM301
    for _ in range(3):
        time.sleep(0.5)  # BLOCKS: QAM301

    class Inner:
        time.sleep(1)  # BLOCKS: QAM301

    def local():
        time.sleep(1)

    local()  # BLOCKS: QAM301
    (lambda: time.sleep(1))()  # BLOCKS: QAM301
    [time.sleep(1) for _ in range(2)]  # BLOCKS: QAM301
    return Inner


async def processes(cmd):
    subprocess.run(cmd, check=True)  # BLOCKS: QAM304
    subprocess.call(cmd)  # BLOCKS: QAM304
    check_output(cmd)  # BLOCKS: QAM304
    subprocess.getoutput("ls")  # BLOCKS: QAM304
    p = Popen(cmd, stdout=PIPE)  # BLOCKS: QAM304
    p.communicate()  # BLOCKS: QAM304
    p.wait()  # BLOCKS: QAM304
    os.system("ls")  # BLOCKS: QAM304
    os.popen("ls").read()  # BLOCKS: QAM304
    os.waitpid(p.pid, 0)  # BLOCKS: QAM304
    with subprocess.Popen(cmd) as proc:  # BLOCKS: QAM304
        proc.wait()  # BLOCKS: QAM304
    p.poll()  # ok
    p.kill()  # ok


async def locks(th: threading.Thread, sem: threading.Semaphore):
    LOCK.acquire()  # BLOCKS: QAM308
    LOCK.release()  # ok
    with LOCK:  # BLOCKS: QAM308
        pass
    sem.acquire()  # BLOCKS: QAM308
    th.join()  # BLOCKS: QAM308
    item = JOBS.get()  # BLOCKS: QAM308
    JOBS.put(item)  # BLOCKS: QAM308
    JOBS.join()  # BLOCKS: QAM308
    barrier = threading.Barrier(2)
    barrier.wait()  # BLOCKS: QAM308
    event = threading.Event()
    event.set()  # ok
    event.wait(3)  # BLOCKS: QAM308


async def futures(f, xs):
    with ThreadPoolExecutor() as pool:  # BLOCKS: QAM308
        fs = [pool.submit(f, x) for x in xs]  # ok
        concurrent.futures.wait(fs)  # BLOCKS: QAM308
        for done in concurrent.futures.as_completed(fs):  # BLOCKS: QAM308
            print(done)
        pool.submit(f).result()  # BLOCKS: QAM308
        list(pool.map(f, xs))  # BLOCKS: QAM308
    px = ProcessPoolExecutor()
    job = px.submit(f, 1)
    job.result(timeout=3)  # BLOCKS: QAM308
    pr = multiprocessing.Process(target=f)
    pr.join()  # BLOCKS: QAM308
    with multiprocessing.Pool(2) as workers:
        workers.map(f, xs)  # BLOCKS: QAM308


async def sockets(host):
    socket.getaddrinfo(host, 80)  # BLOCKS: QAM307
    socket.gethostbyname(host)  # BLOCKS: QAM307
    s = socket.create_connection((host, 80))  # BLOCKS: QAM307
    s.sendall(b"x")  # BLOCKS: QAM307
    s.recv(10)  # BLOCKS: QAM307
    raw = socket.socket(socket.AF_INET, socket.SOCK_STREAM)  # ok
    raw.connect((host, 80))  # BLOCKS: QAM307
    raw.accept()  # BLOCKS: QAM307
    select.select([s], [], [])  # BLOCKS: QAM307
    with smtplib.SMTP(host) as mail:  # BLOCKS: QAM307
        mail.send_message(None)  # BLOCKS: QAM307


async def ask():
    input("> ")  # BLOCKS: QAM311
    sys.stdin.readline()  # BLOCKS: QAM311
    getpass.getpass()  # BLOCKS: QAM311
