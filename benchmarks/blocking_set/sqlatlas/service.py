from __future__ import annotations

import asyncio
from contextlib import closing, contextmanager
from collections.abc import Iterator
import sqlite3

from aiohttp import web

from sqlatlas.config import Context, production, repo_for, static, testing
from sqlatlas.repos import AsyncRepo, Query, SqliteRepo

routes = web.RouteTableDef()
live = production()
tested = testing()


@contextmanager
def timed(label: str) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    started = loop.time()
    yield
    print(label, loop.time() - started)


@routes.get("/places")
async def places(request: web.Request) -> web.Response:
    with timed("places"):  # ok
        names = live.repo.names()  # BLOCKS: QAM305 far
    return web.json_response(names)


@routes.get("/places/async")
async def places_async(request: web.Request) -> web.Response:
    names = await live.arepo.names()  # ok
    return web.json_response({"names": names, "count": await live.arepo.count()})  # ok


@routes.get("/places/test")
async def places_test(request: web.Request) -> web.Response:
    names = tested.repo.names()  # ok
    return web.json_response({"names": names, "summary": tested.summary()})  # ok


@routes.get("/summary")
async def summary(request: web.Request) -> web.Response:
    return web.json_response({"title": live.title(), "text": live.summary()})  # BLOCKS: QAM305 far


@routes.get("/first")
async def first(request: web.Request) -> web.Response:
    fixed = static("a", "b").first()  # ok
    found = repo_for(request.query["url"]).first()  # BLOCKS: QAM305 far
    return web.json_response([fixed, found])


@routes.get("/query")
async def query(request: web.Request) -> web.Response:
    statement = Query("places").where("size > 3")  # ok
    text = statement.execute()  # ok
    statement.commit()  # ok
    return web.Response(text=text)


@routes.get("/dump")
async def dump(request: web.Request) -> web.Response:
    repo = await asyncio.to_thread(SqliteRepo, "atlas.db")  # ok
    rows = repo.rows()  # ok
    lines = []
    for row in rows:  # BLOCKS: QAM305 far
        lines.append(str(row))
    return web.Response(text="\n".join(lines))


@routes.get("/raw")
async def raw(request: web.Request) -> web.Response:
    with closing(sqlite3.connect("atlas.db")) as db:  # BLOCKS: QAM305
        cursor = db.execute("select 1")  # BLOCKS: QAM305
        row = cursor.fetchone()  # BLOCKS: QAM305
    return web.Response(text=str(row))


async def cached_names(context: Context, cache: dict[str, list[str]]) -> list[str]:
    found = cache.get("names")  # ok
    if found is None:
        found = cache["names"] = await AsyncRepo("x").names()  # ok
    print(context.title())  # ok
    return found


async def migrate(context: Context) -> None:
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, context.summary)  # ok
    await loop.run_in_executor(None, lambda: context.repo.first())  # ok
    await cached_names(context, {})  # ok


def main() -> None:
    print(live.summary())
    app = web.Application()
    app.add_routes(routes)
    web.run_app(app)


if __name__ == "__main__":
    main()
