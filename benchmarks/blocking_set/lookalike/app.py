import asyncio

from . import fakes, real
from .fakes import Client, Lock, OpenAI, Path, Queue, Redis, Session, requests, run, sleep
from .real import Cache, get, guard, jobs, nap, read, tool, ts

cache = Cache()


async def harmless(time, subprocess, os) -> None:
    print(requests.get("https://x"))  # ok
    print(Session().get("x"), Session().execute("x"))  # ok
    Session().commit()  # ok
    r = Redis()  # ok
    r.set("a", 1)  # ok
    print(r.get("a"))  # ok
    q = Queue()  # ok
    q.put("x")  # ok
    print(q.get(), q.join())  # ok
    client = Client()  # ok
    print(await client.search("x"), await client.fetch("y"), client.ping())  # ok
    print((Path("a") / "b").read_text())  # ok
    sleep(3)  # ok
    time.sleep(3)  # ok
    subprocess.run(["x"])  # ok
    os.system("x")  # ok
    print(OpenAI().chat.completions.create(model="x"))  # ok
    with Lock():  # ok
        Lock().acquire()  # ok
    print(run(ts))  # ok
    print(run(print, get))  # ok

    def open(path):
        return path

    with_open = open("x")  # ok
    print(with_open, cache.key("x"))  # ok


async def harmful() -> None:
    print(get("https://x"))  # BLOCKS: QAM302 far
    print(run(get, "x"))  # BLOCKS: QAM302 far
    print(fakes.run(real.read, "x"))  # BLOCKS: QAM303 far
    print(read("x"))  # BLOCKS: QAM303 far
    print(tool("ls"))  # BLOCKS: QAM304 far
    nap()  # BLOCKS: QAM301 far
    print(cache.hit("x"))  # BLOCKS: QAM305 far
    cache.set("x", 1)  # BLOCKS: QAM305
    with guard:  # BLOCKS: QAM308
        print(ts())  # ok
    jobs.put(1)  # BLOCKS: QAM308
    fakes.real.put(1)  # ok
    fakes.real.get()  # BLOCKS: QAM308
    sleep = real.pause  # ok
    sleep(3)  # BLOCKS: QAM301
    jobs.get(timeout=0.0)  # ok
    fn = get if ts() else read  # ok
    fn("x")  # BLOCKS: QAM302 far
    for f in (get, read):
        f("x")  # BLOCKS: QAM302 far
    await asyncio.gather(*[asyncio.to_thread(f, "x") for f in (get, read)])  # ok
