from __future__ import annotations

import asyncio
from typing import Annotated

import httpx
from fastapi import APIRouter, BackgroundTasks, Depends, UploadFile

from petclinic.deps import ADb, AsyncMailer, Db, Mailer, NullS3, Uploads, Views, kept_mailer, mailer, null_uploads, uploads
from petclinic.services import ARepo, FakeClock, RealClock, Reminder, Repo, timed, weekly, weekly_rows

router = APIRouter()
views = Views()


@router.get("/pets")
async def pets(db: Db) -> list[dict]:
    repo = Repo(db)
    print(repo.statement())  # ok
    return repo.all()  # BLOCKS: QAM305 far


@router.get("/apets")
async def apets(db: ADb) -> list[dict]:
    return await ARepo(db).all()  # ok


@router.get("/pets-pool")
def pets_pool(db: Db) -> list[dict]:
    return Repo(db).all()


@router.post("/remind")
async def remind(names: list[str], box: Annotated[Mailer, Depends(kept_mailer)]) -> float:
    box.send("me", "hello")  # ok
    return Reminder(box, FakeClock()).remind(names)  # ok


@router.post("/remind-all")
async def remind_all(names: list[str], post: Annotated[Mailer, Depends(mailer)]) -> float:
    await asyncio.to_thread(Reminder(post).remind, names)  # ok
    return Reminder(post).remind(names)  # BLOCKS: QAM302 far


@router.post("/remind-later")
async def remind_later(names: list[str], tasks: BackgroundTasks) -> None:
    tasks.add_task(Reminder(mailer()).remind, names)  # ok


@router.post("/slowly")
async def slowly(names: list[str]) -> None:
    Reminder(kept_mailer(), FakeClock()).remind_slowly(names)  # ok
    Reminder(kept_mailer(), clock=FakeClock()).remind_slowly(names)  # ok
    Reminder(kept_mailer()).remind_slowly(names)  # BLOCKS: QAM301 far
    Reminder(kept_mailer(), RealClock()).remind_slowly(names)  # BLOCKS: QAM301 far


@router.post("/async-mail")
async def async_mail(name: str) -> None:
    async with httpx.AsyncClient() as client:
        await AsyncMailer(client).send(name, "hi")  # ok


@router.post("/photo")
async def photo(file: UploadFile, store: Annotated[Uploads, Depends(uploads)]) -> str:
    body = await file.read()  # ok
    key = store.key("photo")  # ok
    return store.put(key, body)  # BLOCKS: QAM305 far


@router.post("/photo-null")
async def photo_null(file: UploadFile, store: Annotated[Uploads, Depends(null_uploads)]) -> str:
    return store.put("photo", await file.read())  # ok


@router.get("/page")
async def page(name: str) -> str:
    return views.render("a", name=name)  # ok


@router.get("/weekly")
async def week(path: str) -> dict:
    quick = weekly_rows([{"week": 1}])  # ok
    slow, seconds = await timed(lambda: asyncio.to_thread(weekly, path))  # ok
    return {**quick, **slow, **weekly(path), "seconds": seconds}  # BLOCKS: QAM402 far
