from __future__ import annotations

import asyncio
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
from minio import Minio

from .sinks.stores import AsyncSink, MongoSink, ObjectSink, PrintSink, Sink, Warehouse
from .sources.files import CsvSource, ListSource, ParquetSource, Source, cleaned, frame, unpack
from .sources.streams import Fast, Topic, each, records

objects = ObjectSink(Minio("localhost:9000"))


def crunch(chunk: list[int]) -> int:
    return sum(chunk)


class Pipeline:
    def __init__(self, source: Source, sink: Sink) -> None:
        self.source = source
        self.sink = sink

    async def __call__(self) -> int:
        print(self.source.describe())  # ok
        done = 0
        for row in self.source:  # BLOCKS: QAM303 far
            self.sink.add(row)  # BLOCKS: QAM305 far
            done += 1
        await asyncio.to_thread(self.sink.flush)  # ok
        return done


async def files(path: Path) -> None:
    csv_pipeline = Pipeline(CsvSource(path), MongoSink())  # ok
    await csv_pipeline()  # ok
    await Pipeline(ParquetSource("a.parquet"), PrintSink())()  # ok
    quiet = PrintSink()  # ok
    quiet.flush()  # ok
    quiet.hold({})  # ok
    for row in ListSource([{}]):  # ok
        quiet.add(row)  # ok
    each(ListSource([{}]), print)  # ok
    mongo = MongoSink(size=1)  # ok
    each([{"a": 1}], mongo.add)  # BLOCKS: QAM305 far
    names = unpack("a.tar", "/tmp")  # BLOCKS: QAM303 far
    print(names)


async def frames() -> None:
    table = frame("a.parquet")  # BLOCKS: QAM402 far
    table = cleaned(table)  # ok
    table.to_parquet("b.parquet")  # BLOCKS: QAM402
    other = pd.read_json("https://example.org/a.json")  # BLOCKS: QAM402
    small = pd.DataFrame({"a": [1]})  # ok
    print(small.head(), other.shape, len(table))  # ok
    lazy = pl.scan_csv("c.csv")  # ok
    print(lazy.collect())  # BLOCKS: QAM402
    pl.read_csv("c.csv")  # BLOCKS: QAM402
    numbers = np.load("d.npy")  # BLOCKS: QAM402
    np.save("e.npy", numbers)  # BLOCKS: QAM402
    print(numbers.mean(), np.ones(3))  # ok
    made = await asyncio.to_thread(pd.read_excel, "f.xlsx")  # ok
    print(made.columns)  # ok


async def streams() -> None:
    topic = Topic("rows", "kafka:9092")  # BLOCKS: QAM305 far
    for message in topic.messages():  # BLOCKS: QAM305 far
        objects.put(objects.name("a", "b"), str(message).encode())  # BLOCKS: QAM305 far
        objects.mirror("a", b"")  # BLOCKS: QAM305 far
    topic.poll()  # BLOCKS: QAM305 far
    topic.publish(b"x")  # BLOCKS: QAM305 far
    topic.flush()  # BLOCKS: QAM305 far
    fast = Fast()  # ok
    print(fast.next())  # BLOCKS: QAM305 far
    sink = AsyncSink()  # ok
    async for record in records("rows"):  # ok
        await sink.flush([record])  # ok


async def parallel(chunks: list[list[int]]) -> None:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:  # BLOCKS: QAM308
        jobs = [pool.submit(crunch, c) for c in chunks]  # ok
        for job in as_completed(jobs):  # BLOCKS: QAM308
            print(job)
        await asyncio.gather(*(loop.run_in_executor(pool, partial(crunch, c)) for c in chunks))  # ok
    results: mp.Queue = mp.Queue()
    worker = mp.Process(target=crunch, args=([1],))  # ok
    await asyncio.to_thread(worker.start)  # ok
    print(results.get())  # BLOCKS: QAM308
    worker.join()  # BLOCKS: QAM308
    spawned = await asyncio.to_thread(mp.Pool, 2)  # ok
    spawned.map(crunch, chunks)  # BLOCKS: QAM308
    later = spawned.map_async(crunch, chunks)  # ok
    print(later.get())  # BLOCKS: QAM308


async def report() -> None:
    rows = Warehouse().rows("select 1")  # BLOCKS: QAM305 far
    print(len(rows))  # ok


def main() -> None:
    asyncio.run(frames())  # ok
    print(Warehouse().rows("select 2"))  # ok
