from __future__ import annotations

import asyncio

import aiosqlite
from elasticsearch import AsyncElasticsearch
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from .store import Contacts, Search, Transaction, describe, lite, rename

contacts = Contacts("dsn")
search = Search()
asearch = AsyncElasticsearch("http://e")


async def home(request: Request) -> JSONResponse:
    rename(1, "x")  # BLOCKS: QAM305 far
    print(describe(1))  # ok
    await run_in_threadpool(rename, 1, "x")  # ok
    rows = contacts.all()  # BLOCKS: QAM305 far
    lazily = contacts.each()  # ok
    for row in lazily:  # BLOCKS: QAM305 far
        print(row)
    for row in contacts:  # BLOCKS: QAM305 far
        print(row)
    if contacts:  # ok
        print(contacts.sql("c"))  # ok
    cur = contacts.conn.cursor()  # BLOCKS: QAM305 far
    cur.execute("select 1")  # BLOCKS: QAM305
    rest = list(await asyncio.to_thread(contacts.all))  # ok
    return JSONResponse([rows, rest])  # ok


async def find(request: Request) -> JSONResponse:
    hits = search.run("x")  # BLOCKS: QAM305 far
    hits += search.run_query("y")  # BLOCKS: QAM305 far
    body = search.query("x")  # ok
    more = await asearch.search(index="c", body=body)  # ok
    asearch.index(index="c", document={})  # BLOCKS: QAM601
    with lite("x.db") as db:  # BLOCKS: QAM305 far
        db.execute("select 1")  # BLOCKS: QAM305
        with Transaction(db) as cur:  # BLOCKS: QAM305 far
            cur.execute("select 1")  # BLOCKS: QAM305
    async with aiosqlite.connect("x.db") as adb:  # ok
        async with adb.execute("select 1") as acur:  # ok
            print(await acur.fetchall())  # ok
        adb.execute("select 1")  # BLOCKS: QAM601
    return JSONResponse([hits, more])  # ok


app = Starlette(routes=[Route("/", home), Route("/find", find)])
