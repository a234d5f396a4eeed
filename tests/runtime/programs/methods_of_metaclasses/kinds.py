from contextlib import AsyncExitStack
from itertools import product

from shelf import Shelf


class Counted(type):
    def total(cls):
        return sum(shelf.size() for shelf in cls.shelves)


class Kind(metaclass=Counted):
    shelves = []


class Big(Kind):
    shelves = []


QUESTIONS = {name: getattr(Shelf, name) for name in ("size", "ids")}


def pairs(shelves):
    return [first.size() * second.size() for first, second in product(shelves, repeat=2)]


async def leave(shelf, word):
    print(word, shelf.size())


async def visit(shelf):
    async with AsyncExitStack() as stack:
        stack.push_async_callback(leave, shelf, word="left")
        print("in", shelf.ids())
