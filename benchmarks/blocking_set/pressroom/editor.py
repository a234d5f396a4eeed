import asyncio
from itertools import chain, islice

from .desk import Edition, client, current, grouped, joined, lazily, longest, longest_text, sorted_by, static, texts, using
from .wires import Box, HttpWire, Index, StaticWire, Wire, extracted, feed, ftp, old_mail, rpc


async def wires() -> None:
    print(texts())  # BLOCKS: QAM302 far
    soon = lazily()  # ok
    print(next(soon))  # BLOCKS: QAM302 far
    print(longest().url)  # ok
    print(longest_text().url)  # BLOCKS: QAM302 far
    print(sorted_by(lambda wire: wire.url))  # ok
    print(sorted_by(lambda wire: wire.get()))  # BLOCKS: QAM302 far
    print(grouped(), joined(lambda wire: wire.url))  # ok
    print(joined(Wire.get))  # BLOCKS: QAM302 far
    print(StaticWire("a").get(), Wire.title("a"))  # ok
    print(HttpWire("a").get())  # BLOCKS: QAM302 far
    print(list(islice(lazily(), 2)))  # BLOCKS: QAM302 far
    print(list(chain("ab", "c")))  # ok
    print(await asyncio.to_thread(texts))  # ok


async def contexts() -> None:
    with using(Wire("a")) as wire:  # ok
        print(wire.get())  # BLOCKS: QAM302 far
        print(current.get().get())  # BLOCKS: QAM302 far
    static.set(StaticWire("b"))  # ok
    print(static.get().get())  # ok
    with client("https://x") as made:  # ok
        print(made.url)  # ok


async def mail(host: str) -> None:
    box = Box(host, "me")  # BLOCKS: QAM307 far
    print(box.owner())  # ok
    for letter in box.unread():  # BLOCKS: QAM307 far
        print(letter)
    print(old_mail(host))  # BLOCKS: QAM307 far
    print(ftp(host))  # BLOCKS: QAM307 far
    print(rpc(host))  # BLOCKS: QAM302 far


async def search(text: str) -> None:
    index = Index("https://es")  # ok
    print(index.find(text))  # BLOCKS: QAM305 far
    print(await index.afind(text))  # ok
    print(index.query(text))  # ok
    index.fill([{"a": 1}])  # BLOCKS: QAM305 far
    hits = index.everything()  # ok
    for hit in hits:  # BLOCKS: QAM305 far
        print(hit)
    print(extracted(text))  # BLOCKS: QAM402 far


async def print_edition(text: str) -> None:
    edition = Edition().page(lambda: "head").page(str)  # ok
    print(edition.print(), len(edition))  # ok
    heavy = Edition().page(Wire("a").get)  # ok
    print(len(heavy))  # ok
    print(heavy.print())  # BLOCKS: QAM302 far
    print(await asyncio.to_thread(heavy.print))  # ok
    print(feed(text))  # BLOCKS: QAM302 far
