from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import Route

from postroom.inbox import domain_of, messages, mx_of, subject
from postroom.outbox import AioOutbox, ListOutbox, Outbox, SmtpOutbox
from postroom.templates import Templates, build, environment

log = logging.getLogger("mailroom")
templates = Templates(Path("texts"))
smtp = SmtpOutbox("mail.local")
memory = ListOutbox()
aio = AioOutbox("mail.local")
queue: asyncio.Queue[str] = asyncio.Queue()


def audit(text: str) -> None:
    with open("audit.log", "a") as handle:
        handle.write(text)


async def send(request: Request) -> JSONResponse:
    form = await request.json()  # ok
    body = templates.render("welcome", name=form.get("name", ""))  # ok
    message = build(form["to"], body)  # ok
    smtp.deliver(message)  # BLOCKS: QAM307 far
    return JSONResponse({"sent": 1})


async def send_later(request: Request) -> JSONResponse:
    form = await request.json()  # ok
    message = build(form["to"], form["body"])
    await aio.deliver(message)  # ok
    return JSONResponse({}, background=BackgroundTask(smtp.deliver, message))  # ok


async def preview(request: Request) -> JSONResponse:
    template = environment.from_string("hello {{ name }}")  # ok
    text = await template.render_async(name="you")  # ok
    memory.deliver(build("me", text))  # ok
    return JSONResponse({"count": memory.deliver_all([build("you", text)])})  # ok


async def bulk(request: Request) -> JSONResponse:
    form = await request.json()
    letters = [build(to, form["body"]) for to in form["to"]]  # ok
    sent = smtp.deliver_all(letters)  # BLOCKS: QAM307 far
    return JSONResponse({"sent": sent})


async def check(request: Request) -> JSONResponse:
    address = request.query_params.get("address", "")  # ok
    domain = domain_of(address)  # ok
    with suppress(OSError):
        host = mx_of(address)  # BLOCKS: QAM307 far
        return JSONResponse({"domain": domain, "mx": host})
    return JSONResponse({"domain": domain})


async def check_async(request: Request) -> JSONResponse:
    loop = asyncio.get_running_loop()
    infos = await loop.getaddrinfo(domain_of(request.query_params["address"]), 25)  # ok
    return JSONResponse({"mx": infos[0][4][0]})


async def unread(request: Request) -> JSONResponse:
    titles = [subject(m) for m in messages("imap.local", "me", "pw")]  # BLOCKS: QAM307 far
    return JSONResponse(titles)


async def unread_lazily(request: Request) -> StreamingResponse:
    source = messages("imap.local", "me", "pw")  # ok
    return StreamingResponse(str(m) for m in source)  # ok


async def unread_in_pool(request: Request) -> JSONResponse:
    titles = []
    async for message in iterate_in_threadpool(messages("imap.local", "me", "pw")):  # ok
        titles.append(subject(message))  # ok
    return JSONResponse(titles)


async def refresh(request: Request) -> JSONResponse:
    name = request.path_params["name"]
    templates.reload(name)  # BLOCKS: QAM303 far
    await run_in_threadpool(templates.reload, name)  # ok
    audit(f"refreshed {name}")  # BLOCKS: QAM303
    log.info("refreshed %s", name)  # ok
    return JSONResponse({})


async def pump(outbox: Outbox = memory) -> None:
    while True:
        item = await queue.get()  # ok
        queue.task_done()  # ok
        if queue.empty():  # ok
            item += queue.get_nowait() if queue.qsize() else ""  # ok
        memory.deliver(build(item, "hi"))  # ok


app = Starlette(
    routes=[
        Route("/send", send, methods=["POST"]),
        Route("/later", send_later, methods=["POST"]),
        Route("/preview", preview),
        Route("/bulk", bulk, methods=["POST"]),
        Route("/check", check),
        Route("/check2", check_async),
        Route("/unread", unread),
        Route("/lazy", unread_lazily),
        Route("/pool", unread_in_pool),
        Route("/refresh/{name}", refresh),
    ]
)
