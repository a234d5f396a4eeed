import asyncio
import io
import operator
import os
from collections.abc import Callable
from pathlib import Path

import anyio
import uvloop

from .readers import (
    Config,
    Docx,
    Name,
    Reader,
    Table,
    dump,
    from_bytes,
    from_stream,
    line,
    lines,
    load,
    member,
    scan,
    toml,
)

LOADERS: dict[str, Callable] = dict(toml=toml, json=load)
root = Path("/data")


async def one(path: Path) -> str:
    reader = Reader.for_path(path)  # ok
    text = reader.read(path)  # BLOCKS: QAM402 far
    name = Name().read(path)  # ok
    other = Docx().read(path)  # BLOCKS: QAM402 far
    third = await asyncio.to_thread(Docx().read, path)  # ok
    return text + name + other + third


async def two(path: str) -> None:
    config = Config(path)  # BLOCKS: QAM303 far
    print(config.title)  # ok
    table = Table(path)  # ok
    for row in table:  # BLOCKS: QAM303 far
        print(row, table.columns())  # ok
    df = table.frame()  # BLOCKS: QAM402 far
    df = await asyncio.to_thread(table.frame)  # ok
    Table.from_frame(df, "x.parquet")  # BLOCKS: QAM402 far
    rows = list(map(dict, table))  # BLOCKS: QAM303 far
    print(from_stream(io.BytesIO(b"x")))  # ok
    print(from_bytes(b"x"), dump({}))  # ok
    print(LOADERS["toml"](path))  # BLOCKS: QAM303 far
    print(load(path), load(path, "k"), rows)  # BLOCKS: QAM303 far
    print(operator.itemgetter("a")({"a": 1}))  # ok


async def three(path: str) -> None:
    print(member(path, "x"))  # BLOCKS: QAM303 far
    print(line(path, 3))  # BLOCKS: QAM303 far
    print(scan(path))
    for each in lines(path):  # BLOCKS: QAM303
        print(each)  # ok
    async for each in anyio.Path(path).glob("*"):  # ok
        print(await each.read_text())  # ok
    newest = max(root.glob("*.csv"), key=os.path.getmtime)  # BLOCKS: QAM303
    (root / "link").write_text(str(newest))  # BLOCKS: QAM303
    (root / "a").with_name("b")  # ok
    text = (root / "x").open().read()  # BLOCKS: QAM303
    print(text, root.joinpath("a").suffix)  # ok
    buffer = io.StringIO("a\nb")  # ok
    for each in buffer:  # ok
        print(buffer.readline())  # ok


if __name__ == "__main__":
    uvloop.run(three("x"))  # ok
