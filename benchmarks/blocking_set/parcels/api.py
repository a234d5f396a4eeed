import asyncio

from fastapi import APIRouter, Depends, FastAPI

from .carriers import Archive, Carrier, Labels, Offline, Post, notify, webhook

app = FastAPI()
router = APIRouter()
post = Post()
offline = Offline()
archive = Archive()
hook = webhook("https://hook")


def labels() -> Labels:
    return Labels()


@router.get("/track/{code}/{number}")
async def track(code: str, number: str):
    first = post.track(number)  # BLOCKS: QAM302 far
    second = offline.track(number)  # ok
    third = Carrier.registry[code].track(number)  # BLOCKS: QAM302 far
    many = post.track_many([number])  # BLOCKS: QAM302 far
    quick = offline.track_many([number])  # ok
    safe = await asyncio.to_thread(post.track, number)  # ok
    link = post.link(number)  # ok
    return [first, second, third, many, quick, safe, link]


@router.get("/label/{number}")
async def label(number: str, store: Labels = Depends(labels)):
    pdf = store.pdf(number)  # ok
    fresh = store.pdf(number, refresh=True)  # BLOCKS: QAM305 far
    raw = store.stored(number)  # BLOCKS: QAM303 far
    template = store.template  # BLOCKS: QAM303 far
    packed = store.zipped([number])  # BLOCKS: QAM303 far
    known = store.cache.get(number)  # BLOCKS: QAM305
    return [pdf, fresh, raw, template, packed, known]


@router.post("/event")
async def event(payload: dict):
    notify(payload)  # ok
    notify(payload, hook)  # BLOCKS: QAM302 far
    notify(payload, hook=print)  # ok
    hook(payload)  # BLOCKS: QAM302 far
    doc = archive[payload["number"]]  # BLOCKS: QAM305 far
    size = len(archive)  # BLOCKS: QAM305 far
    key = archive.key("x")  # ok
    await asyncio.get_running_loop().run_in_executor(None, hook, payload)  # ok
    return [doc, size, key]


app.include_router(router)
