from __future__ import annotations

import hashlib
import re
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import bcrypt
import jwt
import xmltodict
import yaml

from .repos import MemoryRepo, Repo

Check = Callable[[dict], bool]


@dataclass
class Rule:
    name: str
    check: Check
    slow: bool = False

    def __call__(self, row: dict) -> bool:
        if self.slow:
            time.sleep(1)
        return self.check(row)

    def __invert__(self) -> Rule:
        return Rule("not " + self.name, lambda row: not self.check(row), self.slow)

    def __and__(self, other: Rule) -> Both:
        return Both(self, other)


class Both:
    def __init__(self, left: Rule, right: Rule):
        self.left, self.right = left, right

    def __call__(self, row: dict) -> bool:
        return self.left(row) and self.right(row)


def known(repo: Repo) -> Rule:
    return Rule("known", lambda row: row["plate"] in repo)


def signed(row: dict) -> bool:
    return bcrypt.checkpw(row["pin"].encode(), row["hash"])


def plain(row: dict) -> bool:
    return bool(re.match(r"\w+", row["plate"]))


class Rules:
    default: Repo = MemoryRepo()

    def __init__(self, *rules: Rule):
        self.rules = rules

    def __call__(self, row: dict) -> list[str]:
        return [rule.name for rule in self.rules if not rule(row)]

    def names(self) -> list[str]:
        return [rule.name for rule in self.rules]


def token(row: dict) -> str:
    return jwt.encode(row, "k" * 32)


def packed(row: bytes) -> bytes:
    return zlib.compress(row, 9)


def digest(row: bytes) -> str:
    return hashlib.md5(row).hexdigest()


def derived(pin: str) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", pin.encode(), b"s", 600_000)


def parsed(text: str) -> dict:
    return yaml.safe_load(text)


def from_xml(path: str) -> dict:
    with open(path, "rb") as handle:
        return xmltodict.parse(handle)
