import asyncio
import functools
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import anyio
from qdrant_client import AsyncQdrantClient, models

from .loaders import Loader, Memory, Pdf, anything, chunks, html, members, subject
from .sinks import Checkpoint, Lines, flush, scratch, stats

queue: asyncio.Queue[Path] = asyncio.Queue(maxsize=100)
checkpoint = Checkpoint("/var/lib/ingestd.db")
pool = ProcessPoolExecutor(2)


class Worker:
    def __init__(self, client: AsyncQdrantClient, name: str) -> None:
        self.client = client
        self.name = name
        self.lines = Lines(Path("log.jsonl"))

    async def run(self) -> None:
        while True:
            path = await queue.get()  # ok
            loader = Loader.for_path(path)  # ok
            if loader.digest in checkpoint:  # BLOCKS: QAM303 far
                queue.task_done()  # ok
                continue
            await self.store(loader)  # ok
            checkpoint["x"] = path.name  # BLOCKS: QAM305 far
            queue.task_done()  # ok

    async def store(self, loader: Loader) -> None:
        loop = asyncio.get_running_loop()
        text = await loop.run_in_executor(pool, loader.text)  # ok
        points = []
        for chunk in chunks(loader):  # BLOCKS: QAM402 far
            points.append(models.PointStruct(id=len(points), vector=[0.0], payload={"text": chunk}))  # ok
        for chunk in chunks([text]):  # ok
            print(chunk)
        for page in Memory("a"):  # ok
            print(page)
        await self.client.upsert("docs", points)  # ok
        with self.lines as lines:  # BLOCKS: QAM303 far
            lines.write({"n": len(points)})  # BLOCKS: QAM303 far
        stats.add(len(points))  # ok

    def __repr__(self) -> str:
        return f"Worker({self.name})"


async def one_off(path: Path) -> list[str]:
    out = [Pdf(path).text()]  # BLOCKS: QAM402 far
    out.append(Memory("text").text())  # ok
    out.extend(anything(str(path)))  # BLOCKS: QAM402 far
    out.append(html("<b>x</b>"))  # BLOCKS: QAM402 far
    out.append(subject(b"Subject: x"))  # ok
    out += members(path)  # BLOCKS: QAM303 far
    out += await anyio.to_thread.run_sync(functools.partial(anything, str(path)))  # ok
    with scratch() as folder:  # BLOCKS: QAM303 far
        async with await anyio.open_file(folder / "a") as handle:  # ok
            out.append(await handle.read())  # ok
        copy = (folder / "b").read_bytes()  # BLOCKS: QAM303
        with (folder / "c").open("wb") as raw:  # BLOCKS: QAM303
            raw.write(copy)  # BLOCKS: QAM303
            flush(raw)  # BLOCKS: QAM303 far
    return out


async def many(paths: list[Path]) -> int:
    with multiprocessing.Pool(2) as workers:  # ok
        done = workers.map(str, paths)  # BLOCKS: QAM308
        later = workers.map_async(str, paths)  # ok
        done += later.get()  # BLOCKS: QAM308
    texts = await asyncio.gather(*(asyncio.to_thread(Loader.for_path(p).text) for p in paths))  # ok
    return len(done) + len(texts)


async def main() -> None:
    client = AsyncQdrantClient("localhost")  # ok
    workers = [Worker(client, str(n)) for n in range(3)]  # ok
    print(workers)  # ok
    async with asyncio.TaskGroup() as group:  # ok
        for worker in workers:
            group.create_task(worker.run())  # ok
        for path in sorted(Path("in").glob("*.pdf")):  # BLOCKS: QAM303
            await queue.put(path)  # ok


if __name__ == "__main__":
    asyncio.run(main())  # ok
