import asyncio
from pathlib import Path
from typing import Annotated, AsyncIterator

from fastapi import Depends, FastAPI, Request, WebSocket
from fastapi.responses import JSONResponse, StreamingResponse

from .jobs import Base, Order, Repo, Static, Step, Web, double, nap, prompt, rows, settings, show

app = FastAPI()


class Service:
    def __init__(self) -> None:
        self.orders = Repo(Order)

    def __call__(self) -> "Service":
        return self

    def find(self, key: str) -> Order:
        return self.orders.fetch(key)

    def name(self) -> str:
        return type(self).__name__

    async def later(self, key: str) -> Order:
        return await asyncio.to_thread(self.find, key)  # ok


class Paging:
    def __init__(self, page: int = 1) -> None:
        self.page = page


Given = Annotated[Service, Depends()]


def lines() -> list[str]:
    return Path("x").read_text().splitlines()


async def alines() -> list[str]:
    return lines()  # BLOCKS: QAM303


@app.get("/a")
async def a(service: Given, paging: Paging = Depends(), found: list[str] = Depends(lines)) -> dict:
    print(service.name(), paging.page, len(found))  # ok
    order = service.find("a")  # BLOCKS: QAM302 far
    return {"total": order.total()}  # ok


@app.get("/b")
async def b(service: Service = Depends(Service), found: list[str] = Depends(alines)) -> StreamingResponse:
    await service.later("b")  # ok
    return StreamingResponse(rows(3))  # ok


async def slowly() -> AsyncIterator[str]:
    for i in range(3):
        yield str(nap(i))  # BLOCKS: QAM301 far


@app.get("/c")
async def c() -> StreamingResponse:
    return StreamingResponse(slowly())  # ok


@app.exception_handler(ValueError)
async def broken(request: Request, error: ValueError) -> JSONResponse:
    return JSONResponse({"p": prompt("x")})  # BLOCKS: QAM303 far


@app.websocket("/d")
async def d(socket: WebSocket) -> None:
    await socket.send_text(settings().url)  # ok
    await socket.send_text(show(3))  # ok
    await socket.send_text(show(Path("x")))  # BLOCKS: QAM303 far
    Step.DOUBLE()  # ok
    Step.NAP()  # BLOCKS: QAM301 far
    print(Static().run())  # ok
    print(Web().run())  # BLOCKS: QAM302 far
    print(Base.kinds["Static"]().run())  # ok
    print(Base.kinds["Web"]().run())  # BLOCKS: QAM302 far
    order = Order(name=" x ")  # ok
    print(order.total(), double(3))  # ok


@app.middleware("http")
async def timing(request: Request, call_next):
    nap(0.1)  # BLOCKS: QAM301 far
    return await call_next(request)  # ok
