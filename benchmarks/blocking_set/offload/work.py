"""Plain work, some of it decorated."""

import time

import requests
from asgiref.sync import sync_to_async

from .threads import logged, offload, pooled


def fetch(url):
    return requests.get(url)


def nap(n):
    time.sleep(n)


@offload
def fetch_off(url):
    return requests.get(url)  # ok


@pooled()
def nap_off(n):
    time.sleep(n)  # ok


@sync_to_async
def to_async(url):
    return requests.get(url)  # ok


@logged
def still_blocking(url):
    return requests.get(url)


class Repo:
    def load(self, key):
        nap(1)
        return key

    @offload
    def load_off(self, key):
        nap(1)  # ok
        return key

    async def aload(self, key):
        return await offload(self.load)(key)  # ok
