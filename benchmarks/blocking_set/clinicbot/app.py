from __future__ import annotations

import asyncio
from typing import Annotated

import elasticsearch
from fastapi import APIRouter, BackgroundTasks, Depends

from .stores import ASearch, CachedStore, Config, DictStore, PatientStore, PgStore, Search, bmi, dose, first, note, ping, risk, transaction

router = APIRouter()
search = Search(elasticsearch.Elasticsearch("http://es"))
asearch = ASearch(elasticsearch.AsyncElasticsearch("http://es"))


def pg() -> PatientStore:
    return PgStore("postgresql://clinic")


def fake() -> DictStore:
    return DictStore()


@router.get("/memory")
async def memory(store: Annotated[DictStore, Depends(fake)]) -> dict:
    store.rename("a", "b")  # ok
    cached = CachedStore(store)  # ok
    cached.rename("a", "b")  # ok
    with transaction(DictStore(), "a") as value:  # ok
        value["x"] = 1
    print(first([DictStore(), store], "a"), cached.peek("a"))  # ok
    print(PatientStore.normal(" A "))  # ok
    config = Config().with_store(store)  # ok
    config.store.load("a")  # ok
    print(config.read())  # ok
    Config(hooks=(note,)).fire("x")  # ok
    return store.load("a")  # ok


@router.get("/db")
async def db(tasks: BackgroundTasks, store: PatientStore = Depends(pg)) -> dict:
    store.rename("a", "b")  # BLOCKS: QAM305 far
    cached = CachedStore(PgStore("x"))  # ok
    print(cached.peek("a"))  # ok
    cached.load("a")  # BLOCKS: QAM305 far
    with transaction(PgStore("x"), "a") as value:  # BLOCKS: QAM305 far
        value["x"] = 1
    print(first([DictStore(), PgStore("x")], "a"))  # BLOCKS: QAM305 far
    Config(hooks=(note, ping)).fire("x")  # BLOCKS: QAM302 far
    tasks.add_task(ping, "x")  # ok
    tasks.add_task(store.rename, "a", "b")  # ok
    return await asyncio.to_thread(store.load, "a")  # ok


@router.get("/search")
async def find(text: str) -> list:
    print(search.query(text))  # ok
    hits = search(text)  # BLOCKS: QAM305 far
    return hits + await asearch(text)  # ok


@router.get("/maths")
async def maths() -> list[float]:
    light = [bmi(80, 1.8), dose(80)]  # ok
    return [*light, risk(80)]  # BLOCKS: QAM302 far
