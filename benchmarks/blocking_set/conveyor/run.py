import asyncio
import shutil
import tempfile
from io import BytesIO, StringIO
from pathlib import Path

from .belt import Stage, batches, chained, fetch, identity, numbers, on_disk, pack, peek, size, unpack, workspace
from .store import Item, Warehouse, pony_count

warehouse = Warehouse()
cheap = Stage(identity, Stage(size))
heavy = Stage(str, Stage(on_disk))


async def run(urls: list[str]) -> int:
    total = 0
    for batch in batches(fetch(urls), 10):  # BLOCKS: QAM302 far
        total += len(batch)
    for batch in batches(numbers(), 10):  # ok
        total += len(batch)
    stream = fetch(urls)  # ok
    total += len(next(stream))  # BLOCKS: QAM302 far
    first = peek(fetch(urls))  # BLOCKS: QAM302 far
    second = peek(numbers())  # ok
    everything = b"".join(chained(urls))  # BLOCKS: QAM302 far
    counted = dict(enumerate(fetch(urls)))  # BLOCKS: QAM302 far
    return total + len(first or b"") + (second or 0) + len(everything) + len(counted)


async def stages() -> list:
    out = [cheap.push("abc")]  # ok
    out.append(heavy.push("a.txt"))  # BLOCKS: QAM303 far
    out.append(Stage(identity).chain(on_disk).push("b.txt"))  # BLOCKS: QAM303 far
    out.extend(map(on_disk, ["c.txt"]))  # BLOCKS: QAM303 far
    out.extend(map(size, ["c.txt"]))  # ok
    out.append(sorted(["d.txt"], key=on_disk))  # BLOCKS: QAM303 far
    later = map(on_disk, ["e.txt"])  # ok
    out.append(await asyncio.to_thread(list, later))  # ok
    out.append(any(on_disk(n) for n in ["f.txt"]))  # BLOCKS: QAM303 far
    return out


async def archive(folder: Path, data: bytes) -> None:
    print(unpack(data))  # ok
    made = pack(folder)  # BLOCKS: QAM402 far
    shutil.move(made, "/archive")  # BLOCKS: QAM303
    with workspace() as name:  # BLOCKS: QAM303 far
        await asyncio.to_thread(shutil.copytree, folder, name)  # ok
        shutil.unpack_archive("x.zip", name)  # BLOCKS: QAM303
    with tempfile.SpooledTemporaryFile(max_size=1000) as spooled:  # ok
        spooled.write(b"x")  # ok
    text = StringIO("a\nb")  # ok
    for line in text:  # ok
        print(line, BytesIO(b"x").read())  # ok


async def shelve(name: str) -> list:
    item = Item(name=name)  # ok
    item.save()  # BLOCKS: QAM305
    newest = Item.newest()  # BLOCKS: QAM305 far
    query = Item.select().where(Item.name == name)  # ok
    found = [i.name for i in query]  # BLOCKS: QAM305
    made, created = Item.get_or_create(name=name)  # BLOCKS: QAM305
    warehouse.put(warehouse.name(name))  # BLOCKS: QAM306 far
    print(warehouse.name(name), made, created)  # ok
    warehouse.point("m v=1")  # BLOCKS: QAM305 far
    rows = await asyncio.to_thread(warehouse.report)  # ok
    rows += warehouse.report()  # BLOCKS: QAM305 far
    return [newest, found, rows, pony_count(Item)]  # BLOCKS: QAM305 far
