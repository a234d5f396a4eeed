import asyncio

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from .objects import Bucket, copy
from .tasks import archive, purge, resize

bucket = Bucket("pictures")


async def put(request: Request) -> JSONResponse:
    body = await request.body()
    bucket.put("x", body)  # BLOCKS: QAM305 far
    return JSONResponse({"url": bucket.url("x")})  # ok


async def put_ok(request: Request) -> JSONResponse:
    await run_in_threadpool(bucket.put, "x", await request.body())  # ok
    await copy("pictures", "old", "x")  # ok
    return JSONResponse({})


async def now(request: Request) -> JSONResponse:
    resize("x")  # BLOCKS: QAM301 far
    return JSONResponse({"n": purge(["x"])})  # BLOCKS: QAM305 far


def listing(request: Request) -> JSONResponse:
    return JSONResponse(bucket.keys())


async def rows(request: Request) -> JSONResponse:
    row = bucket.row("x")  # BLOCKS: QAM305 far
    keys = bucket.keys()  # BLOCKS: QAM305 far
    more = await asyncio.gather(*(asyncio.to_thread(bucket.row, key) for key in keys))  # ok
    return JSONResponse([row, *more])


async def soon(request: Request) -> JSONResponse:
    signature = archive.s("x")  # ok
    return JSONResponse({"s": str(signature)})  # ok


app = Starlette(routes=[Route("/put", put), Route("/ok", put_ok), Route("/now", now), Route("/list", listing), Route("/rows", rows)])
