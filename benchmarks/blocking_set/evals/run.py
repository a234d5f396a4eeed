import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from tqdm import tqdm
from tqdm.asyncio import tqdm as atqdm

from .dataset import Dataset, Example, InMemory, arrow, hub, lazy_table, model_dir, results, table, to_csv
from .judge import METRICS, Exact, Judge, Llm, Mean, entities, length, rouge, setup, tfidf

exact = Exact()
llm = Llm("gpt")
small = InMemory([Example("a", "b")])


async def answers(ds: Dataset) -> AsyncIterator[str]:
    for example in ds:  # BLOCKS: QAM303 far
        await asyncio.sleep(0)  # ok
        yield example.prompt()  # ok


async def evaluate(ds: Dataset, judge: Judge) -> float:
    total = 0.0
    async for answer in answers(ds):  # ok
        total += exact.score(Example("q", "a"), answer)  # ok
        total += llm.score(Example("q", "a"), answer)  # BLOCKS: QAM306 far
        total += judge.score(Example("q", "a"), answer)  # BLOCKS: QAM306 far
        total += await asyncio.to_thread(llm.score, Example("q", "a"), answer)  # ok
    print(ds.name)  # ok
    size = len(ds)  # BLOCKS: QAM303 far
    print([e.question for e in small], len(small.rows))  # ok
    train, test = ds.split(3)  # BLOCKS: QAM303 far
    for example in tqdm(ds):  # BLOCKS: QAM303 far
        print(example.answer)  # ok
    async for answer in atqdm(answers(ds)):  # ok
        print(answer)  # ok
    return total / size + len(train) + len(test)


async def metrics(a: str, b: str) -> dict[str, float]:
    out = {name: m(a, b) for name, m in METRICS.items()}  # BLOCKS: QAM402 far
    out["t"] = tfidf(a, b)  # BLOCKS: QAM402 far
    out["l"] = METRICS["length"](a, b) + length(a, b)  # ok
    out["e"] = len(entities(a))  # BLOCKS: QAM401 far
    both = Mean([exact]) + llm  # ok
    out["m"] = both.score(Example(a, b), a)  # BLOCKS: QAM306 far
    out["r"] = rouge(a, b)  # BLOCKS: QAM402 far
    return out


async def prepare(path: str) -> None:
    setup()  # BLOCKS: QAM302 far
    print(Dataset.from_hub("r"))  # BLOCKS: QAM302 far
    print(model_dir("m"))  # BLOCKS: QAM302
    print(table(path))  # BLOCKS: QAM402 far
    print(lazy_table(path).collect())  # BLOCKS: QAM402
    print(arrow(path))  # BLOCKS: QAM303 far
    print(hub("squad"))  # BLOCKS: QAM302 far
    results(path, [])  # BLOCKS: QAM303 far
    to_csv(list(small), path)  # BLOCKS: QAM303 far
    await asyncio.to_thread(to_csv, list(small), path)  # ok
    print(Path(path).stem, Path(path) / "x")  # ok
