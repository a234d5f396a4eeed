import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .stores import (
    ACTIONS,
    LazyTariffs,
    Ledger,
    MemoryBackend,
    Parcel,
    S3Backend,
    Tariffs,
    best,
    cache,
    distance,
    heft,
    manifest,
    quiet,
)

if TYPE_CHECKING:
    from .stores import Backend

ROOT = Path("/srv/cargo")
pool = ThreadPoolExecutor(2)


class Dock:
    def __init__(self, backend: "Backend", ledger: Ledger) -> None:
        self.backend = backend
        self.ledger = ledger
        self.s3 = S3Backend("cargo")
        self.memory = MemoryBackend()

    async def arrive(self, parcel: Parcel) -> None:
        with self.ledger:  # BLOCKS: QAM305 far
            print(parcel.label())  # ok
        print(len(self.ledger), parcel.code in self.ledger)  # ok
        print(self.ledger[parcel.code])  # BLOCKS: QAM305 far
        for row in self.ledger:  # BLOCKS: QAM305 far
            print(row)  # ok
        parcel.archive(ROOT)  # BLOCKS: QAM303 far
        await asyncio.to_thread(parcel.archive, ROOT)  # ok

    async def collect(self, code: str) -> bytes:
        if self.s3.size > 3:  # BLOCKS: QAM305 far
            print(self.s3.url, self.s3.name())  # ok
        raw = self.s3.pull(code)  # BLOCKS: QAM305 far
        raw += self.memory.pull(code)  # ok
        raw += self.memory.pull_twice(code)  # ok
        raw += self.s3.pull_twice(code)  # BLOCKS: QAM305 far
        return raw + best(self.s3, code)  # BLOCKS: QAM305 far

    async def collect_calmly(self, code: str) -> bytes:
        loop = asyncio.get_running_loop()
        raw = await loop.run_in_executor(pool, self.s3.pull, code)  # ok
        raw += await loop.run_in_executor(None, partial(best, self.s3, code))  # ok
        raw += await asyncio.to_thread(lambda: self.s3.pull(code))  # ok
        return raw + best(self.memory, code)  # ok

    async def price(self, parcel: Parcel) -> float:
        tariffs = Tariffs("https://tariffs.example.org")  # BLOCKS: QAM302 far
        lazy = LazyTariffs("https://tariffs.example.org")  # ok
        first = tariffs.price(parcel)  # ok
        print(lazy.url)  # ok
        second = lazy.price(parcel)  # BLOCKS: QAM302 far
        return first + second + len(lazy.table)  # BLOCKS: QAM302 far

    async def measure(self, parcel: Parcel) -> float:
        cache.set(parcel.code, parcel.weight)  # BLOCKS: QAM305
        far = distance("a", parcel.code)  # BLOCKS: QAM305 far
        return far + heft(parcel)  # ok

    async def note(self, parcel: Parcel) -> None:
        with quiet() as word:  # ok
            print(word)
        with manifest(ROOT / "log") as file:  # BLOCKS: QAM303 far
            file.write(parcel.label())  # BLOCKS: QAM303
        ACTIONS["archive"](parcel, ROOT)  # BLOCKS: QAM303 far
        print(ACTIONS["label"](parcel))  # ok

    async def sweep(self) -> int:
        def count() -> int:
            return sum(1 for _ in ROOT.rglob("*.parcel")) + len(list(self.ledger))

        store = partial(Parcel("x", 1.0).archive, ROOT)  # ok
        store()  # BLOCKS: QAM303 far
        await asyncio.to_thread(store)  # ok
        keys = [k async for k in self.names()]  # ok
        return len(keys) + await asyncio.to_thread(count)  # ok

    async def names(self):
        for name in ("a", "b"):
            await asyncio.sleep(0)
            yield name


def main() -> None:
    dock = Dock(S3Backend("x"), Ledger("x.db"))
    dock.s3.pull("x")
    asyncio.run(dock.sweep())


if __name__ == "__main__":
    main()
