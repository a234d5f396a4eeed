import asyncio
import io
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import aiofiles
import numpy as np
import pandas as pd
from sanic import Request, Sanic, json

from .readers import Csv, Excel, Inline, Sink, Source, lazy, lines, open_source, parse, settings
from .stats import Model, groups, mean, rank

app = Sanic("tabular")
processes = ProcessPoolExecutor(2)
inline = Inline([{"x": 1, "y": 2}])
console = Sink(sys.stdout)
buffer = Sink(io.StringIO())
model = Model()


@app.post("/table")
async def table(request: Request):
    source = open_source(Path(request.args["name"]))  # ok
    frame = source.frame()  # BLOCKS: QAM402 far
    small = inline.frame()  # ok
    names = Csv(Path("a.csv")).columns  # BLOCKS: QAM402 far
    few = inline.columns  # ok
    sheets = Excel(Path("a.xlsx")).sheets()  # BLOCKS: QAM402 far
    parsed = parse(request.body.decode())  # ok
    safe = await asyncio.to_thread(source.frame)  # ok
    other = await asyncio.get_running_loop().run_in_executor(processes, source.frame)  # ok
    return json([len(frame), len(small), names, few, sheets, parsed, len(safe), len(other)])


@app.post("/import")
async def load(request: Request):
    count = 0
    for row in lines(Path("in.csv")):  # BLOCKS: QAM303 far
        count += len(row)
    chunks = pd.read_csv("big.csv", chunksize=1000)  # BLOCKS: QAM402
    for chunk in chunks:  # BLOCKS: QAM402
        chunk.to_parquet("out.parquet")  # BLOCKS: QAM402
    async with aiofiles.open("in.csv") as handle:  # ok
        async for line in handle:  # ok
            count += len(line)
    frame = pd.DataFrame({"a": [1]})  # ok
    frame.to_sql("t", "sqlite:///x.db")  # BLOCKS: QAM402
    text = frame.to_csv()  # BLOCKS: QAM402
    buffer.write(text)  # ok
    return json({"count": count, "settings": settings(Path("s.yml"))})  # BLOCKS: QAM303 far


@app.get("/train")
async def train(request: Request):
    frame = inline.frame()  # ok
    model.train(frame)  # BLOCKS: QAM402 far
    if model:  # ok
        print(model(1.0))  # BLOCKS: QAM402 far
    matrix = np.array([[1.0, 2.0], [3.0, 4.0]])  # ok
    labels = groups(matrix)  # BLOCKS: QAM402 far
    print(rank(matrix), mean([1.0]))  # BLOCKS: QAM402 far
    print(mean([1.0]), matrix.sum())  # ok
    inverse = np.linalg.inv(matrix)  # BLOCKS: QAM402
    scan = lazy(Path("x.parquet"))  # ok
    collected = scan.collect()  # BLOCKS: QAM402
    collected = await scan.collect_async()  # ok
    return json([labels.tolist(), inverse.tolist(), len(collected)])


async def compare(sources: list[Source]) -> list[str]:
    shapes = [s.frame().shape for s in sources]  # BLOCKS: QAM402 far
    paths = [s.path for s in sources]  # ok
    pending = (s.frame() for s in sources)  # ok
    print(shapes, paths)
    return await asyncio.to_thread(lambda: [f.columns[0] for f in pending])  # ok
