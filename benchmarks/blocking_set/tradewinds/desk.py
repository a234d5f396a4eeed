import asyncio

import psycopg
import pymongo

from .deals import Book, Deal, berths, calm, cheapest, loud, worth
from .ports import Docks, Manifest, Ship, Table, apool, compute, defaults, pool, prices, quietly, several


async def ships() -> None:
    ship = Ship(1)  # ok
    print(ship.cargo)  # BLOCKS: QAM305 far
    ship.cargo = 3  # BLOCKS: QAM305 far
    ship.nick = "x"  # ok
    print(ship.nick, quietly(ship), Ship.cargo)  # ok
    print(compute(Table()))  # BLOCKS: QAM305 far
    print(await asyncio.to_thread(getattr, ship, "cargo"))  # ok
    print(defaults["a"])  # ok


async def deals() -> None:
    ship = Ship(2)  # ok
    deal = Deal(ship, 3)  # ok
    deal += 2  # BLOCKS: QAM305 far
    if deal and deal < Deal(ship, 9):  # ok
        calm.close(deal)  # ok
        loud.close(deal)  # BLOCKS: QAM305 far
    print(calm.best(), loud.total())  # ok
    own = Book()  # ok
    own.on(print)  # ok
    own.close(deal)  # ok
    print(worth(deal))  # ok
    print(worth(ship))  # BLOCKS: QAM305 far


async def manifests(url: str) -> None:
    manifest = Manifest(url)  # ok
    cursor = manifest.of("a")  # ok
    for row in cursor:  # BLOCKS: QAM305 far
        print(row["price"])  # ok
    print(manifest.last("a"))  # BLOCKS: QAM305 far
    print(cheapest(manifest, "a"))  # BLOCKS: QAM305 far
    docks = Docks(pymongo.MongoClient(url).ships.docks)  # ok
    print(berths(docks, [1, 2]))  # BLOCKS: QAM305 far
    print(list(manifest.names()))  # ok
    mine = pymongo.AsyncMongoClient(url).ships.docks  # ok
    print(await mine.find_one({}))  # ok
    async for row in mine.find({}):  # ok
        print(row)


async def money(url: str) -> None:
    print(prices(url))  # BLOCKS: QAM305 far
    print(several([url]))  # BLOCKS: QAM305 far
    async with await psycopg.AsyncConnection.connect(url) as connection:  # ok
        cursor = await connection.execute("select 1")  # ok
        print(await cursor.fetchone())  # ok
    async with apool.connection() as connection:  # ok
        await connection.execute("select 1")  # ok
    with pool.connection() as connection:  # BLOCKS: QAM305
        with connection.cursor() as cur:  # ok
            cur.execute("select 1")  # BLOCKS: QAM305
            print(cur.fetchone())  # BLOCKS: QAM305
