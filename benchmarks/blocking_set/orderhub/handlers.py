from __future__ import annotations

import asyncio
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

from orderhub.repo import CachedOrders, MemoryOrders, NullUnit, OrderRepo, PgOrders, SqlOrders, SqlUnit
from orderhub.utils import backoff, backoff_delays, ping, read_config, resolve_host, write_report
from orderhub.utils.files import archive, count_files, join_paths, suffix
from orderhub.utils.net import is_private, parse_host
from orderhub.utils.retry import no_wait

pool = ThreadPoolExecutor(max_workers=4)
sql = SqlOrders("orders.db")
memory = MemoryOrders()


@backoff(times=2)
def fetch_rate(name):
    return len(name)


@backoff(times=2, sleep=no_wait)
def fetch_quick(name):
    return len(name)


class OrderHandler:
    def __init__(self, repo: OrderRepo, notify=None):
        self.repo = repo
        self.notify = notify

    async def get(self, order_id):
        return self.repo.find(order_id)  # BLOCKS: QAM305 far

    async def get_in_thread(self, order_id):
        return await asyncio.to_thread(self.repo.find, order_id)  # ok


class TestHandler:
    def __init__(self):
        self.repo = MemoryOrders()

    async def get(self, order_id):
        return self.repo.find(order_id)  # ok


handler = OrderHandler(sql)


async def place(order):
    memory.save(order)  # ok
    sql.save(order)  # BLOCKS: QAM305 far
    await asyncio.sleep(backoff_delays()[0])  # ok


async def place_cached(order):
    quick = CachedOrders(memory, {})
    slow = CachedOrders(sql, {})
    quick.save(order)  # ok
    quick.find(order["id"])  # ok
    return slow.find(order["id"])  # BLOCKS: QAM305 far


async def place_async(repo: PgOrders, order):
    await repo.save(order)  # ok
    return await repo.find(order["id"])  # ok


async def unit(conn: sqlite3.Connection):
    with NullUnit() as nothing:  # ok
        nothing.commit()  # ok
    work = SqlUnit(conn)
    work.commit()  # BLOCKS: QAM305 far
    with SqlUnit(conn):  # BLOCKS: QAM305 far
        pass


async def check(url):
    host = parse_host(url)  # ok
    if is_private(host):  # ok
        return True
    alive = await asyncio.get_running_loop().run_in_executor(pool, ping, host)  # ok
    return alive and bool(resolve_host(host))  # BLOCKS: QAM307 far


async def report(path, rows):
    if suffix(path) != ".csv":  # ok
        path = join_paths(path, "report.csv")  # ok
    write_report(path, rows)  # BLOCKS: QAM303 far
    return count_files(path)  # BLOCKS: QAM303 far


async def pack(root):
    name = archive(root, "orders")  # BLOCKS: QAM303 far
    await asyncio.to_thread(archive, root, name)  # ok
    return read_config("pack.json")  # BLOCKS: QAM303 far


async def rates(name):
    fetch_quick(name)  # ok
    return fetch_rate(name)  # BLOCKS: QAM301 far


async def timings(time_source=time.monotonic):
    start = time_source()  # ok
    time = FakeClock()
    time.sleep(3)  # ok
    return start


class FakeClock:
    def __init__(self):
        self.slept = []

    def sleep(self, seconds):
        self.slept.append(seconds)
