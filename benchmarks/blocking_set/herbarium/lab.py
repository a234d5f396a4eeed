import asyncio
from pathlib import Path

import torch

from .plants import Guesser, Herbarium, Leaf, Net, Table, mean
from .work import Once, Shared, Worker, spread


async def leaves(path: Path) -> None:
    leaf = Leaf(path)  # ok
    print(leaf.named("a").label)  # ok
    print(leaf.thumb())  # BLOCKS: QAM402 far
    loaded = Leaf(path, preload=True)  # BLOCKS: QAM402 far
    print(loaded.label)  # ok
    book = Herbarium([leaf, loaded])  # ok
    print(book.map(Leaf.pixels))  # BLOCKS: QAM402 far
    print(book.map(lambda one: one.label))  # ok
    print(book.map(lambda one: one.thumb().size))  # BLOCKS: QAM402 far
    labels = book.lazily(lambda one: one.label)  # ok
    print(list(labels))  # ok
    thumbs = book.lazily(Leaf.thumb)  # ok
    for thumb in thumbs:  # BLOCKS: QAM402 far
        print(thumb.size)  # ok
    print(book.fold(lambda text, one: text + one.label, ""))  # ok
    print([one.label for one in book & Herbarium()])  # ok


async def guesses(leaf: Leaf) -> None:
    guesser = Guesser()  # ok
    print(guesser.sure(0.7), guesser.threshold)  # ok
    print(guesser.guess(leaf))  # BLOCKS: QAM401 far
    print(await guesser.aguess(leaf))  # ok
    model = guesser.model  # BLOCKS: QAM401 far
    print(await asyncio.to_thread(model, leaf.path))  # ok
    net = Net()  # ok
    print(net(torch.zeros(3)))  # BLOCKS: QAM401
    torch.save(net, "net.pt")  # BLOCKS: QAM402


async def tables() -> None:
    table = Table.standard()  # ok
    frame = table.frame  # BLOCKS: QAM402 far
    print(mean([1.0, 2.0]))  # ok
    table.dump(frame)  # BLOCKS: QAM402 far
    await asyncio.to_thread(table.dump, frame)  # ok
    print(frame.shape, frame.columns)  # ok


async def workers(leaf: Leaf) -> None:
    worker = Worker()  # ok
    worker.start()  # ok
    worker.submit(leaf.thumb)  # BLOCKS: QAM308 far
    print(worker.offer(leaf.thumb))  # ok
    print(worker.wait_ready(3))  # BLOCKS: QAM308 far
    worker.stop()  # BLOCKS: QAM308 far
    once = Once(Herbarium)  # ok
    print(once())  # BLOCKS: QAM308 far
    shared = Shared()  # ok
    future = shared.go(leaf.thumb)  # ok
    print(await asyncio.wrap_future(future), shared.done())  # ok
    print(shared.all())  # BLOCKS: QAM308 far
    with shared as again:  # BLOCKS: QAM308 far
        again.go(leaf.pixels)  # ok
    print(spread(mean, [[1.0]]))  # BLOCKS: QAM308 far
    await asyncio.get_running_loop().run_in_executor(None, spread, mean, [])  # ok
