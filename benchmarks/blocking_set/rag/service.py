"""The service on top, and its routes."""

import asyncio
from contextlib import asynccontextmanager
from functools import lru_cache

from fastapi import APIRouter, Depends, FastAPI

from .store import Settings, Store, make_store

router = APIRouter()


@lru_cache
def store() -> Store:
    return make_store("config.json")


def current():
    return store()


class Service:
    def __init__(self, store: Store):
        self.store = store

    async def ask(self, question):
        found = self.store.search(question)  # BLOCKS: QAM310 far
        answer = self.store.answer(question)  # BLOCKS: QAM306 far
        self.store.remember(self.store.key(question), answer)  # BLOCKS: QAM305 far
        return found, answer

    async def ask_well(self, question):
        found = await asyncio.to_thread(self.store.search, question)  # ok
        key = self.store.key(question)  # ok
        return found, key

    async def backup(self):
        self.store.dump("x")  # BLOCKS: QAM303 far
        self.store.client.create_snapshot("docs")  # BLOCKS: QAM310
        return self.store.model.encode("x")  # BLOCKS: QAM401

    def _warm(self):
        self.store.ensure()

    async def warm(self):
        self._warm()  # BLOCKS: QAM310 far
        vectors = self.store.embed(["x"])  # BLOCKS: QAM401 far
        settings = self.store.settings  # ok
        return vectors, settings.url  # ok


@asynccontextmanager
async def lifespan(app: FastAPI):
    made = make_store("x")  # BLOCKS: QAM303 far
    made.ensure()  # BLOCKS: QAM310 far
    app.state.store = made
    yield
    made.client.close()  # ok


@router.get("/ask")
async def ask(q: str, s: Store = Depends(current)):
    return s.search(q)  # BLOCKS: QAM310 far


@router.get("/sync")
def ask_sync(q: str, s: Store = Depends(current)):
    return s.search(q)  # ok


@router.post("/settings")
async def settings(path: str):
    return Settings.load(path)  # BLOCKS: QAM303 far


class Cache:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def get(self, key):
        return store().redis.get(key)


async def cached(key):
    hit = Cache().get(key)  # BLOCKS: QAM305 far
    return hit or store().key(key)  # BLOCKS: QAM303 far
