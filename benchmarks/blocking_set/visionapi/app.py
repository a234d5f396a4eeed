from __future__ import annotations

import asyncio
import concurrent.futures
import functools
from typing import Annotated, Union

from fastapi import Depends, FastAPI, File, UploadFile
from fastapi.concurrency import run_in_threadpool

from visionapi.pipeline import (
    Dummy,
    Model,
    Step,
    batches,
    chain,
    compose,
    digest,
    measured,
    resize,
    stamp,
    tag,
    throttled,
    trim,
)

app = FastAPI()
executor = concurrent.futures.ThreadPoolExecutor(2)
timings: dict[str, float] = {}
light = [trim, tag, stamp]
heavy = [trim, resize]


@functools.lru_cache
def get_model() -> Model:
    return Model("net.pt")


def get_dummy() -> Dummy:
    return Dummy()


def get_predictor(fast: bool = False) -> Union[Model, Dummy]:
    return Dummy() if fast else get_model()


ModelDep = Annotated[Model, Depends(get_model)]
DummyDep = Annotated[Dummy, Depends(get_dummy)]


@app.post("/predict")
async def predict(file: Annotated[UploadFile, File()], model: ModelDep) -> list[float]:
    data = await file.read()  # ok
    return model.predict(data)  # BLOCKS: QAM401 far


@app.post("/predict-aside")
async def predict_aside(file: UploadFile, model: ModelDep) -> list[float]:
    data = await file.read()  # ok
    return await run_in_threadpool(model.predict, data)  # ok


@app.post("/dummy")
async def dummy(file: UploadFile, model: DummyDep) -> list[float]:
    data = await file.read()  # ok
    model.fit([data])  # ok
    return model.predict(data)  # ok


@app.post("/fast")
async def fast(file: UploadFile) -> list[float]:
    data = await file.read()
    return get_predictor(fast=True).predict(data)  # ok


@app.post("/any")
async def any_(file: UploadFile, quick: bool) -> list[float]:
    data = await file.read()
    return get_predictor(quick).predict(data)  # BLOCKS: QAM401 far


@app.post("/light")
async def lightly(file: UploadFile) -> str:
    data = chain(light, await file.read())  # ok
    return digest(data)  # ok


@app.post("/heavy")
async def heavily(file: UploadFile) -> str:
    data = await file.read()
    data = chain(heavy, data)  # BLOCKS: QAM402 far
    return digest(data)  # ok


@app.post("/composed")
async def composed(file: UploadFile) -> str:
    step = compose(trim, tag)  # ok
    return digest(step(await file.read()))  # ok


@app.post("/composed-heavy")
async def composed_heavy(file: UploadFile) -> str:
    step = compose(trim, resize)  # ok
    data = await file.read()
    later = await asyncio.to_thread(step, data)  # ok
    return digest(later + step(data))  # BLOCKS: QAM402 far


@app.post("/measured")
async def measure(file: UploadFile) -> dict[str, float]:
    data = await file.read()
    with measured(timings, "trim"):  # ok
        trim(data)  # ok
    with throttled(0.1):  # BLOCKS: QAM301 far
        tag(data)  # ok
    return timings


@app.post("/batches")
async def batched(files: list[UploadFile], model: ModelDep) -> int:
    rows = [await file.read() for file in files]  # ok
    loop = asyncio.get_running_loop()
    done = 0
    for batch in batches(rows, 8):  # ok
        futures = [loop.run_in_executor(executor, model.predict, row) for row in batch]  # ok
        done += len(await asyncio.gather(*futures))  # ok
    return done + model.calls


@app.get("/encode")
async def encode(text: str, model: ModelDep) -> int:
    return len(model.encode(text))  # ok


@app.on_event("startup")
async def warm() -> None:
    await asyncio.to_thread(get_model)  # ok
