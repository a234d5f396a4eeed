import sqlite3
import threading
from collections.abc import Iterator


class Store:
    _lock = threading.Lock()
    _shared: "Store | None" = None

    def __init__(self, path: str = "guild.db") -> None:
        self.connection = sqlite3.connect(path, check_same_thread=False)
        self.connection.row_factory = sqlite3.Row
        self.cache: dict[int, int] = {}

    @classmethod
    def shared(cls) -> "Store":
        with cls._lock:
            if cls._shared is None:
                cls._shared = cls()
        return cls._shared

    def run(self, sql: str, *args) -> sqlite3.Cursor:
        cursor = self.connection.cursor()
        cursor.execute(sql, args)
        return cursor

    def xp(self, user: int) -> int:
        row = self.run("select xp from users where id = ?", user).fetchone()
        return row["xp"] if row else 0

    def cached_xp(self, user: int) -> int:
        return self.cache.get(user, 0)

    def bump(self, user: int) -> None:
        self.cache[user] = self.cache.get(user, 0) + 1

    def flush(self) -> None:
        with self.connection:
            self.connection.executemany("update users set xp = ? where id = ?", self.cache.items())

    def top(self) -> Iterator[sqlite3.Row]:
        yield from self.run("select * from users order by xp desc limit 10")

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *exc) -> None:
        self.connection.commit()
