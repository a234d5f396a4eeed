from collections import UserDict
from collections.abc import MutableMapping
from typing import Iterator

import redis
import tinydb


class Sessions(MutableMapping):
    def __init__(self, r: redis.Redis):
        self.r = r

    def __getitem__(self, k: str) -> bytes:
        v = self.r.get(k)
        if v is None:
            raise KeyError(k)
        return v

    def __setitem__(self, k: str, v: bytes) -> None:
        self.r.set(k, v)

    def __delitem__(self, k: str) -> None:
        self.r.delete(k)

    def __iter__(self) -> Iterator[str]:
        return iter(self.r.scan_iter())

    def __len__(self) -> int:
        return self.r.dbsize()

    def key(self, user: int) -> str:
        return f"user:{user}"


class Local(UserDict):
    def key(self, user: int) -> str:
        return str(user)


class Prefs:
    def __init__(self):
        self.db = tinydb.TinyDB("prefs.json")

    def of(self, user: int) -> list:
        return self.db.search(tinydb.Query().user == user)


sessions = Sessions(redis.Redis())
local = Local()
