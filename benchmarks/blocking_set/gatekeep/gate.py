import asyncio
import contextvars
import threading
from concurrent.futures import as_completed

from aiohttp import web

from .checks import blocked, certificate, is_name, key, parse, polite, private, rate_of, shared, verify
from .limits import AsyncBucket, Bucket, Keyed, exclusive, slot

keyed = Keyed()
lock = threading.Lock()
semaphore = asyncio.Semaphore(3)
user: contextvars.ContextVar[str] = contextvars.ContextVar("user")
fast = AsyncBucket(0.1)


class Gate:
    limits = {"slow": Bucket(2.0), "fast": AsyncBucket(0.1)}

    async def enter(self, request: web.Request) -> web.Response:
        address = request.remote or ""
        keyed[address].take()  # BLOCKS: QAM301 far
        if keyed[address].try_take():  # ok
            print(keyed[address].delay())  # ok
        await fast.take()  # ok
        self.limits["slow"].take()  # BLOCKS: QAM301 far
        await self.limits["fast"].take()  # ok
        if not private(address) and blocked(address):  # BLOCKS: QAM302 far
            raise web.HTTPForbidden
        del keyed[address]  # ok
        user.set(address)  # ok
        return web.Response(text=str(rate_of(polite)))  # ok

    async def login(self, request: web.Request) -> web.Response:
        data = await request.post()  # ok
        name = str(data["name"])
        if not is_name(name):  # ok
            raise web.HTTPBadRequest
        good = verify(str(data["password"]), b"x")  # BLOCKS: QAM402 far
        safe = await asyncio.get_running_loop().run_in_executor(None, verify, "x", b"x")  # ok
        derived = key(name)  # BLOCKS: QAM402 far
        return web.json_response([good, safe, derived.hex()])  # ok

    async def inspect(self, request: web.Request) -> web.Response:
        pem = certificate("example.org")  # BLOCKS: QAM307 far
        print(parse(pem).subject)  # ok
        pool = shared()  # ok
        first = pool.run(certificate, "example.org")  # BLOCKS: QAM308 far
        second = await pool.arun(certificate, "example.org")  # ok
        futures = [pool.submit(certificate, h) for h in "ab"]  # ok
        for future in as_completed(futures):  # BLOCKS: QAM308
            print(future.done())  # ok
        third = futures[0].result(timeout=1)  # BLOCKS: QAM308
        return web.json_response([first, second, third])

    async def critical(self, request: web.Request) -> web.Response:
        with exclusive(lock):  # BLOCKS: QAM308 far
            await asyncio.sleep(0)  # ok
        async with slot(semaphore):  # ok
            await asyncio.sleep(0)  # ok
        thread = threading.Thread(target=certificate, args=("x",))  # ok
        thread.start()  # ok
        thread.join()  # BLOCKS: QAM308
        condition = threading.Condition()  # ok
        with condition:  # BLOCKS: QAM308
            condition.wait(1)  # BLOCKS: QAM308
            condition.notify_all()  # ok
        timer = threading.Timer(1, certificate, ["x"])  # ok
        timer.start()  # ok
        return web.Response()
