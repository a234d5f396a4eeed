import asyncio

from asgiref.sync import sync_to_async
from django.http import HttpRequest, JsonResponse
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from .data import AsyncUnit, Blobs, Bucket, Course, DryRepo, Repo, Student, Unit, dsn, engine, es, friends, graduate, legacy, query, session

repo = Repo("students")
dry = DryRepo()
bucket = Bucket("x")
Sessions = async_sessionmaker()


async def students(request: HttpRequest) -> JsonResponse:
    found = Student.objects.filter(grade__gt=3).order_by("name")  # ok
    count = found.count()  # BLOCKS: QAM305
    names = [s.name for s in found]  # BLOCKS: QAM305
    first = await Student.objects.aget(pk=1)  # ok
    print(first.initials(), await found.acount())  # ok
    first.promote()  # BLOCKS: QAM305 far
    await first.asave()  # ok
    async for s in found:  # ok
        names.append(s.initials())
    await sync_to_async(first.promote)()  # ok
    graduate([1])  # BLOCKS: QAM305 far
    await sync_to_async(graduate)([1])  # ok
    if await found.aexists():  # ok
        found.update(grade=1)  # BLOCKS: QAM305
    return JsonResponse({"names": names, "count": count, "q": str(found.query)})  # ok


async def courses() -> list[Course]:
    with session() as s:  # BLOCKS: QAM305 far
        unit = Unit(s)  # ok
        unit.add(Course(id=1))  # ok
        found = unit.courses()  # BLOCKS: QAM305 far
        unit.done()  # BLOCKS: QAM305 far
    async with Sessions() as a:  # ok
        aunit = AsyncUnit(a)  # ok
        aunit.add(Course(id=2))  # ok
        await aunit.finish()  # ok
        await a.execute(text("select 1"))  # ok
    return found


async def raw(s: AsyncSession) -> None:
    with engine.connect() as connection:  # BLOCKS: QAM305
        connection.execute(text("select 1"))  # BLOCKS: QAM305
    await s.run_sync(lambda sync: sync.execute(text("select 1")))  # ok
    print(legacy("select 1"), dsn())  # BLOCKS: QAM305 far
    print(await asyncio.to_thread(legacy, "select 1"))  # ok


async def graphs(name: str) -> list:
    rows = friends(name)  # BLOCKS: QAM305 far
    hits = es.search(index="x", query=query(name))  # BLOCKS: QAM305
    print(hits["hits"], query(name))  # ok
    return rows


async def mongos(key: str) -> None:
    print(repo.find(key))  # BLOCKS: QAM305 far
    print(repo.both(key))  # BLOCKS: QAM305 far
    print(dry.find(key), repo.counter)  # ok
    cursor = repo.page(3)  # ok
    print(list(cursor))  # BLOCKS: QAM305
    fetch = repo.find if key else dry.find  # ok
    print(await asyncio.to_thread(fetch, key))  # ok


async def clouds(data: bytes) -> None:
    bucket.upload(bucket.key("a", "b"), data)  # BLOCKS: QAM305 far
    blobs = Blobs()  # ok
    print(blobs.download("x"))  # BLOCKS: QAM305 far
    await asyncio.gather(asyncio.to_thread(blobs.download, "x"), asyncio.to_thread(bucket.upload, "a", data))  # ok
    upload = sync_to_async(bucket.upload, thread_sensitive=False)  # ok
    await upload("a", data)  # ok
