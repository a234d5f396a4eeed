from collections import ChainMap, UserDict, defaultdict, deque
from contextlib import ExitStack, closing, suppress
from operator import attrgetter, methodcaller

import psycopg
import pymongo
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool, ConnectionPool

pool = ConnectionPool("postgresql://x", open=False)
apool = AsyncConnectionPool("postgresql://x", open=False)


class Column:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, row, owner=None):
        if row is None:
            return self
        return row.table.read(row.key, self.name)

    def __set__(self, row, value):
        row.table.write(row.key, self.name, value)


class Plain:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, row, owner=None):
        return self if row is None else getattr(row, self.name, None)

    def __set__(self, row, value):
        setattr(row, self.name, value)


class Table:
    def read(self, key, column):
        with pool.connection() as connection:
            return connection.execute("select 1", (key, column)).fetchone()

    def write(self, key, column, value):
        with pool.connection() as connection:
            connection.execute("update x", (key, column, value))


class Ship:
    cargo = Column()
    nick = Plain()

    def __init__(self, key, table=None):
        self.key = key
        self.table = table or Table()


class Docks(UserDict):
    def __init__(self, collection: pymongo.collection.Collection):
        super().__init__()
        self.collection = collection

    def __getitem__(self, key):
        if key not in self.data:
            self.data[key] = self.collection.find_one({"_id": key})
        return self.data[key]


class Manifest:
    def __init__(self, url: str):
        self.db = pymongo.MongoClient(url).get_database("ships")

    def of(self, ship: str):
        return self.db.manifest.find({"ship": ship}).sort("day")

    def last(self, ship: str):
        return next(self.of(ship), None)

    def bool(self) -> bool:
        return bool(self.db)

    def names(self):
        return map(attrgetter("name"), [self.db])


def prices(url: str):
    with closing(psycopg.connect(url, row_factory=dict_row)) as connection:
        return connection.execute("select price").fetchall()


def several(urls):
    with ExitStack() as stack:
        return [stack.enter_context(psycopg.connect(url)).info.dbname for url in urls]


def quietly(ship: Ship):
    with suppress(KeyError):
        return ship.nick


defaults = ChainMap({"a": 1}, {"b": 2})
recent = deque(maxlen=10)
by_port = defaultdict(list)
compute = methodcaller("read", 1, "cargo")
