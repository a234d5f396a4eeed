from __future__ import annotations

import asyncio
import itertools
import json
import os
from collections.abc import AsyncIterator
from functools import reduce as fold
from pathlib import Path

import aiofiles
import typer
from elasticsearch import AsyncElasticsearch, Elasticsearch
from qdrant_client import AsyncQdrantClient, QdrantClient

from .io_.stores import Memory, Mongo, Sql, Store, Vectors, batches, bulk, copy_in, digest, dumped, fetch, free, key, lines, make, scratch, wait_for
from .steps.base import STEPS, Chain, Embed, Retry, each, flaky, lower, pages, reduce, thumbnail

app = typer.Typer()
embed = Embed()
vectors = Vectors(QdrantClient("http://q"))
retry = Retry(2)


async def read(path: Path) -> AsyncIterator[str]:
    for line in lines(path):  # BLOCKS: QAM303 far
        yield line


async def gentle(path: Path) -> AsyncIterator[str]:
    async with aiofiles.open(path) as file:  # ok
        async for line in file:  # ok
            yield line.strip()  # ok


async def stores(rows: list[dict]) -> int:
    with Memory() as memory:  # ok
        saved = memory.save(rows)  # ok
    with Sql() as sql:  # BLOCKS: QAM305 far
        saved += sql.save(rows)  # BLOCKS: QAM305 far
    with Mongo("mongodb://x") as mongo:  # ok
        saved += mongo.save(rows)  # BLOCKS: QAM305 far
    saved += await asyncio.to_thread(vectors.save, rows)  # ok
    saved += vectors.save(rows)  # BLOCKS: QAM310 far
    chosen: Store = make("mongo", url="x")  # ok
    return saved + chosen.save(rows)  # BLOCKS: QAM305 far


async def search(text: str) -> list:
    vector = embed(text)  # BLOCKS: QAM401 far
    print(Embed.dimension())  # ok
    near = vectors.near(vector)  # BLOCKS: QAM310 far
    client = AsyncQdrantClient("http://q")  # ok
    again = await client.query_points("rows", query=vector)  # ok
    return [*near, *again.points]  # ok


async def indexed(rows: list[dict]) -> int:
    for batch in batches(rows, 10):  # ok
        print(len(batch))
    total = bulk(Elasticsearch("http://x"), rows)  # BLOCKS: QAM305 far
    async with AsyncElasticsearch("http://x") as es:  # ok
        await es.index(index="rows", document=rows[0])  # ok
    for batch in batches(lines(Path("a.gz")), 10):  # BLOCKS: QAM303 far
        total += len(batch)
    return total


async def steps(row: dict, path: str) -> None:
    print(lower(row), key(row), dumped(1))  # ok
    print(pages(path))  # BLOCKS: QAM402 far
    print(STEPS["lower"](row))  # ok
    print(STEPS["thumbnail"](path))  # BLOCKS: QAM402 far
    print(reduce([[1.0, 2.0]]))  # BLOCKS: QAM402 far
    quick = Chain() | lower | key  # ok
    print(len(quick))  # ok
    slow = Chain([pages]) | len  # ok
    print(slow(path))  # BLOCKS: QAM402 far
    print(fold(lambda a, b: a + b, [1, 2]))  # ok
    print(flaky(1))  # BLOCKS: QAM301 far
    print(retry.call(thumbnail, path))  # BLOCKS: QAM402 far
    print(list(itertools.chain([1], [2])))  # ok


async def machine(dsn: str) -> None:
    fetch("a", Path("/tmp/a"))  # BLOCKS: QAM305 far
    wait_for(5432)  # BLOCKS: QAM307 far
    with scratch("x") as folder:  # BLOCKS: QAM303 far
        print(folder / "a")  # ok
    with open("rows.csv", "rb") as file:  # BLOCKS: QAM303
        print(digest(file))  # BLOCKS: QAM402 far
        copy_in(dsn, file)  # BLOCKS: QAM305 far
    if free(80):  # BLOCKS: QAM307 far
        os.environ["PORT"] = "80"  # ok


async def fan_out(paths: list[str]) -> None:
    async def one(path: str) -> list[str]:
        return await asyncio.to_thread(pages, path)  # ok

    async def other(path: str) -> bytes:
        return thumbnail(path)  # BLOCKS: QAM402 far

    await each(paths, one)  # ok
    await each(paths, other)  # ok
    async with asyncio.TaskGroup() as group:  # ok
        tasks = [group.create_task(one(p)) for p in paths]  # ok
    print([task.result() for task in tasks])  # ok


@app.command()
def main(path: Path) -> None:
    for line in lines(path):  # ok
        print(line)
    wait_for(5432)  # ok
    asyncio.run(stores([json.loads(line) for line in lines(path)]))  # ok


if __name__ == "__main__":
    app()
