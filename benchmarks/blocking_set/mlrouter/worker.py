from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from sentence_transformers import SentenceTransformer

from .models import (
    Chain,
    Embed,
    FakeCross,
    Lazy,
    Lower,
    Split,
    label_of,
    labels,
    minus,
    plus,
    rerank,
    router,
    save_model,
    slow,
    upper,
)

pool = ThreadPoolExecutor(2)
MODEL = SentenceTransformer("x")


async def light(text: str) -> None:
    chain = Lower() | Split()  # ok
    print(chain.run(text), chain(text))  # ok
    print(Chain([Lower(), Split()]).run(text))  # ok
    print(router.dispatch("upper", text), router.prefixes())  # ok
    print(upper(text), labels(), label_of(["a"]))  # ok
    lazy = Lazy("m.onnx")  # ok
    print(lazy.shape(np.zeros(3)), plus(1, 2))  # ok
    print(rerank([("a", "b")], FakeCross()))  # ok
    embed = Embed(MODEL)  # ok
    print(embed.name)  # ok
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(pool, embed.run, ["x"]))  # ok
    print(await loop.run_in_executor(pool, lazy.predict, np.zeros(3)))  # ok


async def heavy(text: str, prefix: str) -> None:
    embed = Embed(MODEL)
    print(embed.run([text]))  # BLOCKS: QAM401 far
    chain = Lower() | embed  # ok
    print(chain.run(text))  # BLOCKS: QAM401 far
    print(Chain([Split(), embed]).run(text))  # BLOCKS: QAM401 far
    print(router.dispatch("slow", text))  # BLOCKS: QAM301 far
    print(router.dispatch(prefix, text))  # BLOCKS: QAM301 far
    print(slow(text))  # BLOCKS: QAM301 far
    lazy = Lazy("m.onnx")
    print(lazy.predict(np.zeros(3)))  # BLOCKS: QAM401 far
    print(rerank([("a", "b")]))  # BLOCKS: QAM401 far
    save_model({"a": 1})  # BLOCKS: QAM303 far
    print(minus(2, 1))  # BLOCKS: QAM303 far
    job = pool.submit(slow, text)  # ok
    print(job.result())  # BLOCKS: QAM308
    print(await asyncio.wrap_future(pool.submit(slow, text)))  # ok


if __name__ == "__main__":
    print(router.dispatch("slow", "x"))  # ok
    asyncio.run(light("x"))
