from __future__ import annotations

import asyncio
import concurrent.futures
from pathlib import Path

import requests

from .plan import Plan, Row, each, first_of, where
from .sinks import Batch, Scratch, Warehouse, frame, keep, save, store, summary
from .sources import FileSource, HttpSource, S3Source, TextSource, Union, manifest, texts

warehouse = Warehouse("postgresql://x")
processes = concurrent.futures.ProcessPoolExecutor(2)


def geocode(row: Row) -> Row:
    return {**row, "at": requests.get("https://geo", params=row, timeout=1).json()}


def upper(row: Row) -> Row:
    return {k: str(v).upper() for k, v in row.items()}


def named(row: Row) -> Row | None:
    return row if row.get("name") else None


def default(row: Row) -> Row:
    return {**row, "name": "?"}


async def read(path: str) -> None:
    small = TextSource("a", "x,y\n1,2")  # ok
    print(small.header(), small.describe())  # ok
    print(list(small.rows()))  # ok
    file = FileSource(path)  # ok
    print(file.describe())  # ok
    print(file.header())  # BLOCKS: QAM303 far
    rows = file.rows()  # ok
    print(next(rows))  # BLOCKS: QAM303 far
    remote = HttpSource("https://x/rows.csv")  # ok
    for row in remote.rows():  # BLOCKS: QAM302 far
        print(row)
    bucket = S3Source("b", "k")  # ok
    print(bucket.describe(), bucket.name)  # ok
    print(await asyncio.to_thread(bucket.header))  # ok
    bucket.open()  # BLOCKS: QAM305 far


async def joined(path: str) -> None:
    memory = Union(*texts([("a", "b")]))  # ok
    print(memory.header())  # ok
    for row in memory.rows():  # ok
        print(row)
    disk = Union(FileSource(path))  # ok
    print(disk.name)  # ok
    print(sum(1 for _ in disk.rows()))  # BLOCKS: QAM303 far
    sources = manifest(Path(path))  # BLOCKS: QAM303 far
    print([s.describe() for s in sources])  # ok


async def planned(path: str) -> None:
    plan = Plan(TextSource("a", "b")).then(each(upper)).then(where(named))  # ok
    print(str(plan), plan.run())  # ok
    web = Plan(TextSource("a", "b")).then(each(geocode))  # ok
    print(str(web))  # ok
    lazy = web.rows()  # ok
    print(await asyncio.to_thread(list, lazy))  # ok
    print(web.run())  # BLOCKS: QAM302 far
    files = Plan(FileSource(path)).then(where(named))  # ok
    print(files.run())  # BLOCKS: QAM303 far
    calm = first_of(named, default)  # ok
    print(calm({}))  # ok
    asks = first_of(named, geocode)  # ok
    print(asks({}))  # BLOCKS: QAM302 far


async def written(rows: list[Row]) -> None:
    kept: list[Row] = []
    with Batch(10, keep(kept)) as batch:  # ok
        for row in rows:
            batch.add(row)  # ok
    out = Batch(10, store(warehouse))  # ok
    print(len(out), len(batch))  # ok
    for row in rows:
        out.add(row)  # BLOCKS: QAM305 far
    await asyncio.to_thread(out.flush)  # ok
    await warehouse.awrite(kept)  # ok
    print(warehouse.statement())  # ok
    scratch = await asyncio.to_thread(Scratch, "/tmp/x.db")  # ok
    print(scratch.tables())  # BLOCKS: QAM305 far
    scratch.close()  # ok


async def shipped(rows: list[Row], path: Path) -> None:
    table = frame(rows)  # ok
    loop = asyncio.get_running_loop()
    target = await loop.run_in_executor(processes, save, rows, path)  # ok
    save(rows, path)  # BLOCKS: QAM402 far
    jobs = {asyncio.ensure_future(asyncio.to_thread(summary, target)) for _ in table.columns}  # ok
    done, _ = await asyncio.wait(jobs)  # ok
    print([job.result() for job in done])  # ok
    print(summary(target))  # BLOCKS: QAM305 far


async def main() -> None:
    await asyncio.gather(read("x"), joined("y"), planned("z"))  # ok
    await shipped(await asyncio.to_thread(lambda: list(FileSource("x").rows())), Path("/out"))  # ok


if __name__ == "__main__":
    for source in manifest(Path("/in")):
        print(source.header())
    asyncio.run(main())
