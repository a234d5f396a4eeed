"""Helpers of helpers."""

from . import leaves
from .leaves import cached, ping, pure, wait as pause

TABLE = {"ping": ping, "wait": pause}


def retry(url):
    for _ in range(3):
        if ping(url).ok:
            return True
        pause(1)
    return False


def deep(url):
    return deeper(url)


def deeper(url):
    return deepest(url)


def deepest(url):
    return retry(url)


def memo(url):
    return cached(url)


def harmless(n):
    return pure(n) + 1


def first(n):
    return second(n - 1) if n else leaves.wait(1)


def second(n):
    return first(n)


def either(url, fast=False):
    if fast:
        return None
    return leaves.read(url)


def total(paths):
    return sum(len(t) for t in leaves.lazy(paths))
