"""Coroutines that reach blocking code through others' files."""

import asyncio

from . import core
from .core import leaves, middle
from .core.classes import (
    Backend,
    Base,
    Client,
    Closing,
    DiskBackend,
    Eager,
    Facade,
    Locked,
    MemoryBackend,
    Pages,
    Slow,
    decorated,
    each,
    quiet,
    transaction,
)
from .core.leaves import ping
from .core.middle import deep, harmless, retry as again

CLIENT = Client("x")
FACADE = Facade()


async def functions(url):
    ping(url)  # BLOCKS: QAM302 far
    leaves.wait(1)  # BLOCKS: QAM301 far
    leaves.read(url)  # BLOCKS: QAM303 far
    leaves.query("x")  # BLOCKS: QAM305 far
    leaves.shell("ls")  # BLOCKS: QAM304 far
    again(url)  # BLOCKS: QAM302 far
    deep(url)  # BLOCKS: QAM302 far
    middle.memo(url)  # BLOCKS: QAM302 far
    core.middle.deeper(url)  # BLOCKS: QAM302 far
    middle.first(3)  # BLOCKS: QAM301 far
    middle.either(url)  # BLOCKS: QAM303 far
    middle.total([url])  # BLOCKS: QAM303 far
    middle.TABLE["ping"](url)  # BLOCKS: QAM302 far
    helper = leaves.ping
    helper(url)  # BLOCKS: QAM302 far
    getattr(leaves, "ping")(url)  # BLOCKS: QAM302 far
    harmless(3)  # ok
    leaves.pure(1)  # ok
    middle.harmless(1)  # ok


async def generators(paths):
    for text in leaves.lazy(paths):  # BLOCKS: QAM303 far
        print(text)
    texts = [t for t in leaves.lazy(paths)]  # BLOCKS: QAM303 far
    made = leaves.lazy(paths)  # ok
    first = next(made)  # BLOCKS: QAM303 far
    everything = list(leaves.lazy(paths))  # BLOCKS: QAM303 far
    a, b = leaves.lazy(paths)  # BLOCKS: QAM303 far
    print(*leaves.lazy(paths))  # BLOCKS: QAM303 far
    return texts, first, everything, a, b


async def methods(client: Client, url):
    client.fetch()  # BLOCKS: QAM302 far
    CLIENT.fetch()  # BLOCKS: QAM302 far
    client.status  # BLOCKS: QAM302 far
    print(client.version)  # BLOCKS: QAM302 far
    Client.create(url)  # BLOCKS: QAM302 far
    Client.check(url)  # BLOCKS: QAM302 far
    client("x")  # BLOCKS: QAM302 far
    Client(url).fetch()  # BLOCKS: QAM302 far
    with client as c:  # BLOCKS: QAM302 far
        c.name()  # ok
    for page in client:  # BLOCKS: QAM302 far
        print(page)
    client["x"]  # BLOCKS: QAM302 far
    len(client)  # BLOCKS: QAM305 far
    if "x" in client:  # BLOCKS: QAM305 far
        pass
    client + client  # BLOCKS: QAM301 far
    Eager(url)  # BLOCKS: QAM303 far
    for page in Pages(client):  # BLOCKS: QAM302 far
        print(page)
    with Closing():  # BLOCKS: QAM304 far
        pass
    with transaction():  # BLOCKS: QAM305 far
        pass
    with quiet():  # ok
        pass
    client.name()  # ok
    Client(url)  # ok


async def dispatch(base: Base, backend: Backend, locked: Locked):
    base.go()  # BLOCKS: QAM301 far
    base.run()  # BLOCKS: QAM301 far
    Slow().go()  # BLOCKS: QAM301 far
    backend.load("x")  # BLOCKS: QAM303 far
    DiskBackend().load("x")  # BLOCKS: QAM303 far
    MemoryBackend().load("x")  # ok
    decorated(1)  # BLOCKS: QAM301 far
    each([1], leaves.wait)  # BLOCKS: QAM301 far
    each([1], print)  # ok
    each([1], lambda n: leaves.wait(n))  # BLOCKS: QAM301 far
    each([1], lambda n: n)  # ok
    list(map(leaves.ping, ["x"]))  # BLOCKS: QAM302 far
    sorted([1], key=leaves.wait)  # BLOCKS: QAM301 far
    locked.add()  # BLOCKS: QAM308 far
    FACADE.get("x")  # BLOCKS: QAM302 far
    FACADE.load()  # BLOCKS: QAM302 far
    FACADE.client.fetch()  # BLOCKS: QAM302 far
    FACADE.backend.load("k")  # BLOCKS: QAM303 far

    def local():
        return ping("x")

    def outer():
        return local()

    outer()  # BLOCKS: QAM302 far
    (lambda: ping("x"))()  # BLOCKS: QAM302 far


async def coroutine_callee(url):
    await functions(url)  # ok
    await asyncio.gather(functions(url), generators([]))  # ok
    await asyncio.to_thread(ping, ping(url))  # BLOCKS: QAM302 far
    await asyncio.to_thread(leaves.read(url).upper)  # BLOCKS: QAM303 far
    asyncio.get_running_loop().call_soon(leaves.wait, 1)  # BLOCKS: QAM301 far
    return {"x": again(url)}  # BLOCKS: QAM302 far


async def agenerator(urls):
    for url in urls:
        yield ping(url)  # BLOCKS: QAM302 far


class Service:
    def __init__(self, client: Client):
        self._client = client
        self.steps = [self._first, self._second]

    def _first(self):
        return self._client.fetch()

    def _second(self):
        return 1

    async def run(self):
        for step in self.steps:
            step()  # BLOCKS: QAM302 far
        return self._first()  # BLOCKS: QAM302 far

    async def other(self):
        return self._second()  # ok

    async def __aenter__(self):
        self._first()  # BLOCKS: QAM302 far
        return self

    async def __aexit__(self, *exc):
        self._client.http.post("/bye")  # BLOCKS: QAM302
