from __future__ import annotations

import asyncio

from .sources import AsyncFeed, Checked, Entry, Feed, Page, StaticFeed, dedup, merged, ranked


async def still() -> list[Entry]:
    entry = Entry(title="A b", link="x")  # ok
    print(entry.slug, entry.link)  # ok
    static = StaticFeed([entry])  # ok
    print(list(static), repr(static))  # ok
    for each in dedup(static):  # ok
        print(each.title)  # ok
    print(Page([1, 2]).take(1), list(Page("ab").titles()))  # ok
    print(ranked([entry]))  # ok
    feed = Feed("https://feed.example")  # ok
    lazy = dedup(feed)  # ok
    later = await asyncio.to_thread(list, lazy)  # ok
    async for item in AsyncFeed("x"):  # ok
        print(item.slug)  # ok
    print(list(merged(static, StaticFeed([]))))  # ok
    return later


async def moving() -> list[Entry]:
    feed = Feed("https://feed.example")  # ok
    for entry in feed:  # BLOCKS: QAM302 far
        print(entry.body)  # BLOCKS: QAM302 far
    print(feed.raw)  # BLOCKS: QAM302 far
    print(next(dedup(feed)))  # BLOCKS: QAM302 far
    both = merged(feed, StaticFeed([]))  # ok
    print(sorted(both, key=lambda e: e.title))  # BLOCKS: QAM302 far
    print(ranked([Entry(title="a", link="b")], by_body=True))  # BLOCKS: QAM302 far
    print(Page(Feed("x")).take(2))  # BLOCKS: QAM302 far
    Checked(link="https://x")  # BLOCKS: QAM302 far
    return await asyncio.to_thread(ranked, feed, True)  # ok
