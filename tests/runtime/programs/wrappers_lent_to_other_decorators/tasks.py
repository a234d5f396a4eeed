import functools

from qdrant_client import QdrantClient

_db = QdrantClient(":memory:")

def with_db(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        return fn(_db, *args, **kwargs)
    return wrapper

TASKS = []

def task(order):
    def deco(fn):
        wrapped = with_db(fn)
        TASKS.append((order, wrapped))
        return wrapped
    return deco

