import asyncio
import functools

from .feeds import Feed, fetch_small, logo, parse_host, parse_port, resolve, shout
from .player import Mode, Player
from .stations import RedisShelf, Remote, Shelf, Stations

stations = Stations()


async def menu(player: Player, shelf: Shelf) -> None:
    port = parse_port("80")  # BLOCKS: QAM301 far
    host = parse_host("a:80")  # ok
    address = resolve(host)  # BLOCKS: QAM307 far
    image = logo("https://a/logo.png")  # BLOCKS: QAM302 far
    page = fetch_small("https://a")  # BLOCKS: QAM302 far
    print(shout("a"), port, address, image, page)  # ok
    print(shelf.titles("news"))  # BLOCKS: QAM305 far
    print(shelf.rename("news"))  # ok


async def feeds() -> None:
    feed = stations["a.org"]  # ok
    entries = feed()  # BLOCKS: QAM302 far
    same = feed == stations["b.org"]  # ok
    pages = feed.pages(3)  # ok
    for page in pages:  # BLOCKS: QAM302 far
        print(page.text)  # ok
    for address in feed.addresses(2):  # ok
        print(address)
    names = {feed: 1, feed.renamed("x"): 2}  # ok
    loop = asyncio.get_running_loop()
    more = await loop.run_in_executor(None, feed)  # ok
    jobs = [functools.partial(loop.run_in_executor, None, one) for one in names]  # ok
    listed = [one() for one in names]  # BLOCKS: QAM302 far
    print(entries, same, more, len(jobs), listed)


async def play(player: Player, path: str) -> None:
    player.start(path)  # BLOCKS: QAM304 far
    while player.running():  # ok
        await asyncio.sleep(1)  # ok
    player.stop()  # BLOCKS: QAM304 far
    player.enqueue(path)  # ok
    print(player.peek())  # ok
    print(player.next())  # BLOCKS: QAM308 far
    player.swap(path)  # BLOCKS: QAM308 far
    print(player.try_swap(path))  # ok
    future = player.load(stations["c"])  # ok
    print(await asyncio.wrap_future(future))  # ok
    print(player.load_now(stations["c"]))  # BLOCKS: QAM308 far
    player.abandon()  # ok
    player.close()  # BLOCKS: QAM308 far
    Mode.LOUD.apply()  # BLOCKS: QAM304 far
    print(Mode("quiet").title)  # ok


async def main() -> None:
    remote = Remote()  # ok
    remote.titles("a")  # BLOCKS: QAM601
    print(await remote.titles("a"), await remote.count("a"))  # ok
    await menu(Player(), RedisShelf("redis://x"))  # ok
    async for message in remote.watch():  # ok
        print(message)


if __name__ == "__main__":
    asyncio.run(main())  # ok
