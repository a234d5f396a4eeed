import asyncio
import functools
import threading
import time

from quart import Quart, request

from .alerts import Alert, MailAlert, SirenAlert, make
from .sources import Station, all_stations, letter, or_none, radar, satellite, upper

app = Quart(__name__)
mail = MailAlert()
siren = SirenAlert()
lock = threading.Lock()
gate = asyncio.Lock()
stations = {"a": Station("a"), "b": Station("b")}


@app.get("/station/<code>")
async def station(code: str) -> dict:
    found = stations[code]
    found.refresh()  # BLOCKS: QAM302 far
    meta = found.meta  # BLOCKS: QAM302 far
    mean = found.mean  # ok
    print(letter(code))  # BLOCKS: QAM301 far
    print(upper(code))  # ok
    return {"meta": meta, "mean": mean}


@app.post("/storm")
async def storm() -> str:
    text = await request.get_data(as_text=True)  # ok
    mail.send(text)  # BLOCKS: QAM307 far
    siren.send(text)  # ok
    siren.send_all([text])  # ok
    mail.send_all([text])  # BLOCKS: QAM307 far
    make("mail").send(text)  # BLOCKS: QAM307 far
    with lock:  # BLOCKS: QAM308
        app.storms = getattr(app, "storms", 0) + 1
    with lock:  # BLOCKS: QAM308
        await asyncio.sleep(0.1)  # ok
    async with gate:  # ok
        await asyncio.sleep(0.1)  # ok
    return "ok"


@app.get("/radar")
async def picture() -> bytes:
    image = radar("https://r.example/1.png")  # BLOCKS: QAM302 far
    safe = await asyncio.to_thread(radar, "https://r.example/2.png")  # ok
    other = or_none(radar, "https://r.example/3.png")  # BLOCKS: QAM302 far
    fine = or_none(upper, "x")  # ok
    print(satellite("x").status)  # BLOCKS: QAM302 far
    bound = functools.partial(satellite, "y")  # ok
    print(bound().status)  # BLOCKS: QAM302 far
    print(await asyncio.get_running_loop().run_in_executor(None, bound))  # ok
    return image or safe or other or fine.encode()


@app.before_serving
async def warm() -> None:
    for each in all_stations("abc"):  # BLOCKS: QAM302 far
        stations[each.code] = each
    lazily = all_stations("xyz")  # ok
    more = await asyncio.to_thread(list, lazily)  # ok
    print(len(more))
    lock.acquire()  # BLOCKS: QAM308
    lock.release()  # ok
    if lock.acquire(blocking=False):  # ok
        lock.release()  # ok


async def watch(alert: Alert) -> None:
    while True:
        alert.send("still here")  # BLOCKS: QAM307 far
        time.sleep(60)  # BLOCKS: QAM301
        await asyncio.sleep(60)  # ok


class time_like:
    @staticmethod
    def sleep(seconds: float) -> None:
        print(seconds)


async def shadow(time=time_like) -> None:
    time.sleep(5)  # ok
