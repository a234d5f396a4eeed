import asyncio
import json
import logging
import logging.config
from pathlib import Path

from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException, UploadFile

from . import parsing
from .parsing import Parsers, fingerprint, pdf_text
from .store import Spool

app = FastAPI()
spool = Spool(Path("/var/spool/docs"))
parsers = Parsers()
log = logging.getLogger(__name__)


def settings() -> dict:
    with open("settings.json") as handle:
        return json.load(handle)


def audit(name: str) -> None:
    with open("audit.log", "a") as handle:
        handle.write(name + "\n")


async def audit_now(name: str) -> None:
    audit(name)  # BLOCKS: QAM303


@app.post("/docs")
async def upload(file: UploadFile, tasks: BackgroundTasks, config: dict = Depends(settings)):
    data = await file.read()
    path = spool.keep(file.filename, data)  # BLOCKS: QAM303 far
    tasks.add_task(audit, file.filename)  # ok
    log.info("kept %s as %s", file.filename, fingerprint(data))  # ok
    return {"path": str(path), "limit": config.get("limit")}


@app.post("/docs/later")
async def upload_later(file: UploadFile, tasks: BackgroundTasks):
    path = await spool.keep_upload(file)  # ok
    tasks.add_task(audit_now, file.filename)  # ok
    return {"path": str(path)}


@app.get("/docs/{name}")
def show(name: str):
    path = spool.get(name)
    if path is None:
        raise HTTPException(404)
    return {"text": pdf_text(path)}  # ok


@app.get("/docs/{name}/text")
async def text(name: str):
    path = spool.get(name)  # ok
    if path is None or not parsers.known(path.suffix):  # ok
        raise HTTPException(404)
    if path.suffix == ".pdf":
        return {"text": pdf_text(path)}  # BLOCKS: QAM402 far
    return {"rows": parsers.parse(path)}  # BLOCKS: QAM402 far


@app.get("/docs/{name}/title")
async def title(name: str):
    found = await asyncio.to_thread(pdf_text, spool.path(name))  # ok
    return {"title": parsing.title_of(found)}  # ok


@app.post("/docs/{name}/thumb")
async def thumb(name: str):
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, parsing.thumbnail, spool.path(name), spool.path(name + ".png"))  # ok
    parsing.thumbnail(spool.path(name), spool.path(name + ".small"))  # BLOCKS: QAM402 far
    return {}


@app.post("/docs/{name}/unpack")
async def unpack(name: str):
    into = await spool.scratch()
    names = parsing.unpack(spool.path(name), into)  # BLOCKS: QAM303 far
    again = await asyncio.to_thread(lambda: parsing.unpack(spool.path(name), into))  # ok
    return {"names": names or again}


@app.delete("/docs/{name}")
async def delete(name: str):
    spool.drop(name)  # BLOCKS: QAM303 far


@app.post("/keys")
async def key(secret: str):
    return {"key": parsing.stretch(secret, b"pepper").hex()}  # BLOCKS: QAM402 far
