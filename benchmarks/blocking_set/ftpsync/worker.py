import asyncio
import operator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from .pipeline import Pipeline, strip, unzip
from .remote import Directory, Ftp, Memory, Sftp, mailbox, notify, remote_for

pool = ThreadPoolExecutor(4)
plain = Pipeline() >> strip
packed = Pipeline() >> unzip >> strip
people = Directory()
memory = Memory()


async def pull(url: str, names: list[str]) -> None:
    remote = remote_for(url)  # BLOCKS: QAM307 far
    first = remote.fetch(names[0])  # BLOCKS: QAM307 far
    lazily = remote.fetch_all(names)  # ok
    for name, data in lazily:  # BLOCKS: QAM307 far
        packed.store(name, data)  # BLOCKS: QAM303 far
    print(plain(first))  # ok
    print(list(plain.rows(first)))  # ok
    print("x" in plain)  # ok
    print(packed["x.pickle"])  # BLOCKS: QAM303 far
    print(packed.frame("x.parquet"))  # BLOCKS: QAM303 far
    print(memory.fetch("a"))  # ok
    print(list(memory.fetch_all("ab")))  # ok


async def session(host: str) -> str:
    with Sftp(host) as sftp:  # BLOCKS: QAM307 far
        listing = sftp.shell("ls")  # BLOCKS: QAM307 far
        data = await asyncio.to_thread(sftp.fetch, "a")  # ok
    quiet = Sftp(host)  # ok
    loop = asyncio.get_running_loop()
    more = await loop.run_in_executor(pool, partial(quiet.fetch, "b"))  # ok
    jobs = [loop.run_in_executor(pool, quiet.shell, c) for c in ("a", "b")]  # ok
    await asyncio.gather(*jobs)  # ok
    return listing + str(len(data) + len(more))


async def mails(user: str) -> None:
    with mailbox("imap.example", user) as box:  # BLOCKS: QAM307 far
        box.select("INBOX")  # BLOCKS: QAM307
        status, data = box.search(None, "ALL")  # BLOCKS: QAM307
        print(status, data[0].split())  # ok
    notify("done")  # BLOCKS: QAM307 far
    job = pool.submit(notify, "x")  # ok
    mail = job.result()  # BLOCKS: QAM308
    mail = await asyncio.wrap_future(pool.submit(notify, "y"))  # ok
    for mail in pool.map(notify, ["a", "b"]):  # BLOCKS: QAM308
        print(mail["Subject"])  # ok
    print(people.who("jd"))  # BLOCKS: QAM307 far
    find = operator.methodcaller("who", "x")  # ok
    print(find(people))  # BLOCKS: QAM307 far
    ftp = Ftp("ftp.example")  # BLOCKS: QAM307 far
    print(ftp.path("x"))  # ok
    print(await asyncio.to_thread(ftp.fetch, "x"))  # ok
