from __future__ import annotations

import asyncio
import queue
import time
from email.message import EmailMessage
from pathlib import Path

from aiohttp import web

from .render import Letter, Renderer, context
from .retry import counted, in_pool, offloaded, retrying
from .transport import (
    AsyncTransport,
    Drafts,
    Mailbox,
    OutboxTransport,
    SmtpTransport,
    Transport,
    address,
    reachable,
)

smtp = SmtpTransport("mail")
outbox = OutboxTransport()
work: queue.Queue[EmailMessage] = queue.Queue()
app_key: web.AppKey[Transport] = web.AppKey("transport")


@retrying(times=2)
def ping(host: str) -> bool:
    return reachable(host)


@retrying()
async def aping(host: str) -> None:
    await asyncio.open_connection(host, 25)  # ok


@in_pool
def spool(message: EmailMessage) -> None:
    smtp.send(message)


@offloaded
def post(message: EmailMessage) -> None:
    smtp.send(message)


@counted
def domain(message: EmailMessage) -> str:
    return address(message)


@counted
def push(message: EmailMessage) -> None:
    smtp.send(message)


class Bridge:
    def __init__(self, transport: Transport) -> None:
        self.transport = transport

    async def deliver(self, letter: Letter) -> None:
        message = letter.envelope()  # ok
        self.note(message)  # ok
        self.transport.send(message)  # BLOCKS: QAM307 far

    def note(self, message: EmailMessage) -> None:
        print(domain(message))


async def send(request: web.Request) -> web.Response:
    letter = Letter(Path("/letters"), request.query["name"])  # ok
    letter["To"] = request.query["to"]  # ok
    message = letter.envelope()  # ok
    outbox.send(message)  # ok
    smtp.send(message)  # BLOCKS: QAM307 far
    print(domain(message), letter["To"], letter.title)  # ok
    push(message)  # BLOCKS: QAM307 far
    await post(message)  # ok
    pending = spool(message)  # ok
    await asyncio.wrap_future(pending)  # ok
    await AsyncTransport("mail").send(message)  # ok
    await Bridge(smtp).deliver(letter)  # ok
    return web.Response(text=letter.body)  # BLOCKS: QAM303 far


async def preview(request: web.Request) -> web.Response:
    letter = Letter(Path("/letters"), "hello")  # ok
    renderer = Renderer.of_texts(a="b")  # ok
    print(renderer.subject("a_b"), context(a=1))  # ok
    message = await asyncio.to_thread(letter.attach, [Path("/x")])  # ok
    message = letter.attach([Path("/x")])  # BLOCKS: QAM303 far
    work.put_nowait(message)  # ok
    later = spool(message)  # ok
    later.add_done_callback(lambda done: print(done.result()))  # ok
    print(spool(message).result())  # BLOCKS: QAM308
    return web.Response(text=str(letter))  # BLOCKS: QAM303 far


async def health(request: web.Request) -> web.Response:
    if not ping("mail"):  # BLOCKS: QAM307 far
        await aping("mail")  # ok
    started = time.monotonic()  # ok
    up = await asyncio.get_running_loop().run_in_executor(None, ping, "mail")  # ok
    return web.json_response({"up": up, "took": time.monotonic() - started})


async def inbox(request: web.Request) -> web.Response:
    with Drafts() as drafts:  # ok
        print(len(drafts), [*drafts])  # ok
    with Mailbox("mail", "me") as box:  # BLOCKS: QAM307 far
        size = len(box)  # BLOCKS: QAM307 far
        for raw in box:  # BLOCKS: QAM307 far
            print(raw)
    return web.json_response({"size": size})


async def drain() -> None:
    while True:
        try:
            message = work.get_nowait()  # ok
        except queue.Empty:
            await asyncio.sleep(1)  # ok
            continue
        await asyncio.to_thread(smtp.send, message)  # ok
        work.task_done()  # ok


async def stop(app: web.Application) -> None:
    work.join()  # BLOCKS: QAM308
    app["drain"].cancel()  # ok


def main() -> None:
    if not ping("mail"):
        raise SystemExit(1)
    app = web.Application()
    app.router.add_post("/send", send)
    app.on_cleanup.append(stop)
    web.run_app(app)
