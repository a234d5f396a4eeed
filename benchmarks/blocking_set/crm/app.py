import asyncio
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from .core import workflow
from .core.gateway import Assistant, Channel, Customers, Documents, Mailer, NullChannel, Search, channel
from .core.workflow import Chain, Facade, Greet, Lease, Lookup, Notifier, Timer, all_notes, batches, build, bus, first_note, index, log_bus, lookup

if TYPE_CHECKING:
    from collections.abc import Sequence

facade = build()
routes = web.RouteTableDef()


@routes.get("/customer/{id}")
async def customer(request: web.Request) -> web.Response:
    customers: Customers = request.app["customers"]
    print(customers.table())  # ok
    row = customers.by_id(int(request.match_info["id"]))  # BLOCKS: QAM305 far
    return web.json_response(row)


@routes.post("/mail")
async def mail(request: web.Request) -> web.Response:
    data = await request.json()  # ok
    mailer = Mailer()  # ok
    mailer.subject(data["text"])  # ok
    mailer.send(data["to"], data["text"])  # BLOCKS: QAM307 far
    channel(Channel.CHAT).send("a", "b")  # BLOCKS: QAM302 far
    NullChannel().send("a", "b")  # ok
    return web.Response()


async def chain(number: int) -> dict:
    lookup_step = Lookup(Customers())  # BLOCKS: QAM305 far
    both = lookup_step >> Greet()  # ok
    print(Greet().apply({}))  # ok
    return both.apply({"id": number})  # BLOCKS: QAM305 far


async def notify() -> None:
    notifier = Notifier().add(Mailer()).add(NullChannel())  # ok
    notifier.notify("a", "b")  # BLOCKS: QAM307 far


async def lease() -> None:
    with Timer() as timer:  # ok
        print(timer.start)
    with Lease() as connection:  # BLOCKS: QAM305 far
        connection.commit()  # BLOCKS: QAM305


async def events(note: dict) -> None:
    log_bus.emit("note", note)  # ok
    bus.emit("note", note)  # BLOCKS: QAM305 far


async def notes() -> list[dict]:
    documents = workflow.documents  # ok
    documents.query("a")  # ok
    found = documents.latest()  # BLOCKS: QAM305 far
    found.append(first_note())  # BLOCKS: QAM305 far
    for note in all_notes():  # BLOCKS: QAM305 far
        found.append(note)
    for batch in batches(found, 2):  # ok
        print(batch)
    return found


async def index_notes(rows: list[dict]) -> int:
    await asyncio.to_thread(index, rows)  # ok
    await asyncio.get_running_loop().run_in_executor(None, partial(index, rows))  # ok
    return index(rows)  # BLOCKS: QAM305 far


async def ask(text: str) -> str:
    print(len(facade))  # ok
    print(facade.assistant.prompt(text))  # ok
    first = facade(text)  # BLOCKS: QAM306 far
    second = facade.run("sum", text)  # BLOCKS: QAM306 far
    ranked = facade.assistant.rank(text, [first, second])  # BLOCKS: QAM306 far
    rows = [row for row in facade]  # BLOCKS: QAM305 far
    return f"{first} {ranked} {rows}"


async def retry(number: int) -> dict:
    return lookup(number)  # BLOCKS: QAM301 far


async def concurrently(texts: "Sequence[str]") -> list[str]:
    threads = [asyncio.to_thread(facade.assistant.summary, text) for text in texts]  # ok
    done = await asyncio.gather(*threads)  # ok
    return sorted(done, key=facade.assistant.summary)  # BLOCKS: QAM306 far


async def on_startup(app: web.Application) -> None:
    app["customers"] = Customers()  # BLOCKS: QAM305 far
    app["documents"] = Documents("mongodb://localhost")  # ok


def main() -> None:
    app = web.Application()
    app.on_startup.append(on_startup)
    app.add_routes(routes)
    web.run_app(app)


if __name__ == "__main__":
    main()
