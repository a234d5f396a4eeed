"""Where it blocks."""

import functools
import sqlite3
import subprocess
import time
from pathlib import Path

import requests

SESSION = requests.Session()


def ping(url):
    return requests.get(url, timeout=3)


def wait(n):
    time.sleep(n)


def read(path):
    return Path(path).read_text()


def query(sql):
    con = sqlite3.connect("x")
    return con.execute(sql).fetchall()


def shell(*args):
    return subprocess.run(args, check=True)


def lazy(paths):
    for p in paths:
        yield Path(p).read_text()


def pure(n):
    return n + 1


@functools.lru_cache
def cached(url):
    return SESSION.get(url).text
