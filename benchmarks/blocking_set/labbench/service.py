import asyncio
from pathlib import Path

from .bench import Bench, Step
from .models import Forest, Mean, Picture, Registry, Vectors, saved, thaw, unit
from .paper import Page, Paper, digest, key, members, named, squeeze, stretch

Registry.register("mean")(Mean)


async def score(rows) -> None:
    print(Mean().run(rows))  # ok
    print(Vectors().run(rows))  # BLOCKS: QAM401 far
    forest = Forest()  # ok
    forest.train(rows, [1])  # BLOCKS: QAM402 far
    print(forest.clean(rows))  # ok
    print(forest.run(rows))  # BLOCKS: QAM402 far
    encoder = Vectors().encoder  # BLOCKS: QAM401 far
    print(await asyncio.to_thread(encoder.encode, rows))  # ok
    print(Registry["mean"].run(rows))  # ok
    old = saved(Path("m.joblib"))  # BLOCKS: QAM402 far
    print(old, thaw(Path("m.pkl")))  # BLOCKS: QAM402 far
    print(unit(encoder.encode("x")))  # BLOCKS: QAM401


async def pictures(path: Path) -> None:
    shot = Picture(path)  # ok
    with shot as image:  # BLOCKS: QAM402 far
        image.thumbnail((10, 10))  # BLOCKS: QAM402
        print(image.size, shot.suffix)  # ok


async def papers(data: bytes, html: str) -> None:
    paper = Paper(data)  # BLOCKS: QAM402 far
    for text in paper:  # BLOCKS: QAM402 far
        print(text)
    page = Page(html)  # ok
    print(page.size())  # ok
    print(page.links())  # BLOCKS: QAM402 far
    print(squeeze(data))  # BLOCKS: QAM402 far
    print(named(html, "upper"), key(html))  # ok
    print(digest(Path("x")))  # BLOCKS: QAM303 far
    print(stretch("pw"))  # BLOCKS: QAM402 far
    print(members(Path("a.tar")))  # BLOCKS: QAM303 far
    print(await asyncio.to_thread(members, Path("a.tar")))  # ok


async def chains(html: str) -> None:
    light = Step(str.strip, "strip") >> Step(str.lower, "lower")  # ok
    heavy = Step(str.encode) >> Step(squeeze, "squeeze")  # ok
    print(light(html), light.names(), heavy.names())  # ok
    print(heavy(html))  # BLOCKS: QAM402 far


async def benches(batches) -> None:
    bench = Bench(Forest())  # ok
    scores = bench.each(batches)  # ok
    for score in scores:  # BLOCKS: QAM402 far
        print(score)
    print(bench.all(batches))  # BLOCKS: QAM308 far
    print(await asyncio.wrap_future(bench.one(batches[0])))  # ok
    for mean in Bench(Mean()).each(batches):  # ok
        print(mean)
