from __future__ import annotations

import asyncio
import time
from collections import deque
from operator import attrgetter
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Request, WebSocket
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, field_validator
from starlette.middleware.base import BaseHTTPMiddleware

from ..domain.cars import Car, Lenient, Patient, Stored, measured, quick_validators, transaction, valid, validators
from ..infra import singletons
from ..infra.singletons import Cache, Position, Rows, Settings, Verb, connection, per_thread, ping, pong, warehouse

router = APIRouter(prefix="/cars")
stored = Stored(Car)
strict = Patient() & Lenient()
lenient = Lenient() & Lenient()


class CarIn(BaseModel):
    plate: str

    @field_validator("plate")
    @classmethod
    def plain(cls, value: str) -> str:
        return value.upper()


class Timing(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        with measured("request"):  # ok
            response = await call_next(request)  # ok
        Cache().remember(request.url.path, "seen")  # BLOCKS: QAM305 far
        return response


async def current(request: Request) -> Car:
    return Car.load(request.headers["plate"])  # BLOCKS: QAM303 far


def rows() -> Rows:
    return Rows(connection())  # ok


@router.get("/{plate}")
async def read(plate: str, rows: Annotated[Rows, Depends(rows)], car: Car = Depends(current)) -> dict:
    print(car, car == Car(plate), {car})  # ok
    found = rows.cars()  # BLOCKS: QAM305 far
    found += rows.drivers(limit=2)  # BLOCKS: QAM305 far
    table, _ = rows.names()  # ok
    return {"where": car.where, "n": len(found), "table": table}  # BLOCKS: QAM302 far


@router.post("/")
async def create(body: CarIn) -> str:
    data = body.model_dump()  # ok
    if not valid(data, quick_validators()):  # ok
        return "bad"
    if not valid(data, validators()):  # BLOCKS: QAM305 far
        return "known"
    with transaction() as db:  # BLOCKS: QAM305 far
        db.execute("insert into cars values (?)", (body.plate,))  # BLOCKS: QAM305
    return Car(body.plate).lock().plate  # BLOCKS: QAM302 far


@router.get("/")
async def everything() -> list[str]:
    names = [str(car) for car in stored.all()]  # BLOCKS: QAM305 far
    first = stored.first()  # BLOCKS: QAM305 far
    made = stored.made("a").move(Position(1, 2).rounded())  # ok
    return sorted({*names, str(first), made.plate}, key=str.lower)  # ok


@router.get("/policies")
async def policies() -> list[bool]:
    car = Car("a")  # ok
    decided = [lenient.decide(car)]  # ok
    decided.append(strict.decide(car))  # BLOCKS: QAM301 far
    decided.append(Patient().applies(car))  # ok
    decided.append(await asyncio.to_thread(Patient().decide, car))  # ok
    return decided


@router.get("/net")
async def net() -> list[str]:
    print(pong(), Verb.GET.is_safe, Settings().value("dsn"))  # ok
    texts = [ping().text]  # BLOCKS: QAM302
    texts.append(per_thread().get("https://x.example").text)  # BLOCKS: QAM302
    texts.append(Verb("get").send("https://y.example").text)  # BLOCKS: QAM302 far
    texts.append(Cache().key("a", "b"))  # ok
    with warehouse() as db, db.cursor() as cursor:  # BLOCKS: QAM305 far
        cursor.execute("select 1")  # BLOCKS: QAM305
    return texts


@router.get("/stream")
async def stream() -> StreamingResponse:
    def lines():
        for car in stored.all():  # ok
            yield str(car)

    async def slowly():
        for number in range(3):
            time.sleep(0.5)  # BLOCKS: QAM301
            yield str(number)

    if time.time() % 2:  # ok
        return StreamingResponse(lines())  # ok
    return StreamingResponse(slowly())  # ok


@router.websocket("/live")
async def live(socket: WebSocket) -> None:
    await socket.accept()  # ok
    recent: deque[Car] = deque(maxlen=3)
    while (text := await socket.receive_text()) != "stop":  # ok
        car = Car(text)  # ok
        recent.append(car)  # ok
        await socket.send_json([attrgetter("plate")(c) for c in recent])  # ok
        match text.split():
            case ["where"]:
                await socket.send_text(recent[-1].where)  # BLOCKS: QAM302 far
            case ["audit", event]:
                car.audit(event)  # BLOCKS: QAM302 far
            case _:
                await socket.send_text(str(recent.pop().path()))  # ok


@router.get("/lazy")
async def lazy() -> str:
    from ..domain import cars as late

    module = singletons
    one = module.Position(1, 1).address()  # BLOCKS: QAM302 far
    return one + str(late.Car("x"))  # ok


app = FastAPI()
app.add_middleware(Timing)
app.include_router(router)


@app.on_event("startup")
def startup() -> None:
    connection().execute("pragma journal_mode=wal")  # ok


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app)  # ok
