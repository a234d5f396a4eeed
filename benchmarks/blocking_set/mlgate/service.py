import asyncio
from concurrent.futures import ProcessPoolExecutor

import anyio.to_thread
import numpy as np
import torch
from fastapi import BackgroundTasks, Depends, FastAPI, UploadFile
from fastapi.concurrency import run_in_threadpool
from sentence_transformers import CrossEncoder

from .models import STEPS, Embedder, HashEmbedder, Net, Passwords, Reader, Scorer, Writer, columns, embedders, packed, restored, summary, table, trained

app = FastAPI()
passwords = Passwords()
net = Net()
reader = Reader()


def scorer() -> Scorer:
    return Scorer(CrossEncoder("x"))


@app.post("/score")
async def score(query: str, text: str, s: Scorer = Depends(scorer)) -> float:
    value = s.score(query, text)  # BLOCKS: QAM401 far
    print(s.good(value))  # ok
    return value + await run_in_threadpool(s.score, query, text)  # ok


@app.post("/plain")
def plain(query: str) -> list[float]:
    return embedders.get("real")([query]).tolist()


@app.post("/embed")
async def embed(texts: list[str], tasks: BackgroundTasks) -> list[float]:
    e = Embedder()  # ok
    print(e.title())  # ok
    h = HashEmbedder()  # ok
    print(h(texts))  # ok
    vectors = e(texts)  # BLOCKS: QAM401 far
    print(h @ "x")  # ok
    print(e @ "x")  # BLOCKS: QAM401 far
    print(e.model)  # BLOCKS: QAM401 far
    tasks.add_task(e, texts)  # ok
    more = await anyio.to_thread.run_sync(e, texts)  # ok
    real = embedders.get("real")(texts)  # BLOCKS: QAM401 far
    return [*vectors, *more, *real]


@app.post("/image")
async def image(upload: UploadFile) -> str:
    raw = await upload.read()  # ok
    print(reader.read("x"))  # ok
    head = upload.file.read(10)  # BLOCKS: QAM303
    print(head)
    return reader.read(raw)  # BLOCKS: QAM402 far


@app.post("/login")
async def login(name: str, password: str) -> dict:
    ok = passwords.check(password, b"x")  # BLOCKS: QAM402 far
    key = Passwords.slow(password)  # BLOCKS: QAM402 far
    return {"ok": ok, "key": key, "id": Passwords.short(name)}  # ok


@app.get("/write")
async def write(prompt: str) -> str:
    writer = Writer("gpt2")  # BLOCKS: QAM401 far
    text = writer.write(prompt)  # BLOCKS: QAM401 far
    for step in STEPS:
        text = step(text)  # BLOCKS: QAM401 far
    short = summary(text)  # BLOCKS: QAM401 far
    return short.strip()  # ok


@app.get("/net")
async def run_net(n: int) -> list[float]:
    x = torch.ones(n)  # ok
    y = net(x)  # BLOCKS: QAM401
    weights = torch.load("w.pt")  # BLOCKS: QAM401
    print(len(weights), np.zeros(3).sum())  # ok
    u, s, v = np.linalg.svd(np.ones((n, n)))  # BLOCKS: QAM402
    return [*y.tolist(), *s.tolist()]  # ok


@app.get("/train")
async def train(path: str) -> dict:
    frame = table(path)  # BLOCKS: QAM402 far
    names = columns(frame)  # ok
    trained(frame)  # BLOCKS: QAM402 far
    loop = asyncio.get_running_loop()
    with_pool = ProcessPoolExecutor(1)  # ok
    again = await loop.run_in_executor(with_pool, trained, frame)  # ok
    size = len(packed(names))  # BLOCKS: QAM402 far
    old = restored("m.joblib")  # BLOCKS: QAM402 far
    frame.to_csv("out.csv")  # BLOCKS: QAM402
    print(frame.shape, frame["a"].name, old)  # ok
    return {"size": size, "coef": again.coef_.tolist()}
