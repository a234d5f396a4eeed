from __future__ import annotations

import asyncio
import signal
from functools import partialmethod
from pathlib import Path
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from .jobs import PAUSES, Backoff, DryJob, HttpJob, Job, Kind, NoteJob, RemoteJob, ShellJob, make, nothing, pause
from .locks import AsyncMailbox, Crew, FileLock, Gate, Mailbox, NoLock, child, outcome
from .state import DiskState, Ledger, Shelf, State

mailbox = Mailbox()
crew = Crew()


class Dispatcher:
    def __init__(self, jobs: list[Job]) -> None:
        self.jobs = jobs
        self.by_name = {job.name: job for job in jobs}
        self.notes = [NoteJob("a"), NoteJob("b")]

    def run(self, name: str, dry: bool = False) -> str:
        return self.by_name[name].label if dry else self.by_name[name].run()

    look = partialmethod(run, dry=True)

    async def tick(self) -> list[str]:
        done = [note.run() for note in self.notes]  # ok
        done += [job.label for job in self.jobs]  # ok
        done += [self.look(job.name) for job in self.jobs]  # ok
        done += await asyncio.gather(*[asyncio.to_thread(job) for job in self.jobs])  # ok
        done += [job.run() for job in self.jobs]  # BLOCKS: QAM304 far
        return done


dispatcher = Dispatcher([ShellJob("ls"), ShellJob("df")])


async def single() -> None:
    note, shell, page = NoteJob("x"), ShellJob("ls", ("-l",)), HttpJob("https://x")  # ok
    print(note.run(), note(), shell.label, page.timeout)  # ok
    print(shell())  # BLOCKS: QAM304 far
    print(page())  # BLOCKS: QAM302 far
    print(await asyncio.to_thread(page))  # ok
    remote, dry = RemoteJob("ls", "box"), DryJob("ls", "box")  # ok
    print(dry.run(), dry())  # ok
    print(remote())  # BLOCKS: QAM307 far
    made = make(Kind.NOTE, "x")  # ok
    print(made.label)  # ok


async def paced() -> None:
    PAUSES["none"](1.0)  # ok
    PAUSES["real"](1.0)  # BLOCKS: QAM301 far
    calm = Backoff(wait=nothing)  # ok
    print(calm.attempt(dict))  # ok
    eager = Backoff()  # ok
    print(eager.attempt(dict))  # BLOCKS: QAM301 far
    print(await asyncio.to_thread(eager.attempt, dict))  # ok
    waits = [pause, nothing]  # ok
    waits[1](0.1)  # ok
    await asyncio.sleep(0)  # ok


async def guarded(path: str) -> None:
    with NoLock(path):  # ok
        await asyncio.sleep(1)  # ok
    with FileLock(path):  # BLOCKS: QAM303 far
        pass
    wide, narrow = Gate(wide=True), Gate()  # ok
    print(wide.enter(), wide.passed)  # ok
    print(narrow.enter())  # BLOCKS: QAM308 far
    async with asyncio.Lock():  # ok
        pass


async def messages() -> None:
    mailbox.put("a")  # ok
    print(mailbox.poll(), list(mailbox.drain()))  # ok
    print(mailbox.stopped)  # ok
    other = AsyncMailbox()  # ok
    other.put("b")  # ok
    print(await other.take())  # ok
    print(await asyncio.to_thread(mailbox.take))  # ok
    print(mailbox.take())  # BLOCKS: QAM308 far
    mailbox.stop()  # ok
    mailbox.wait()  # BLOCKS: QAM308 far


async def crews() -> None:
    future = crew.start(pause, 1.0)  # ok
    print(await crew.ask(pause, 1.0))  # ok
    print(crew.finished())  # ok
    print(crew.all())  # BLOCKS: QAM308 far
    await asyncio.wait([asyncio.wrap_future(future)])  # ok
    print(outcome(future))  # ok
    future.add_done_callback(print)  # ok
    print(future.result())  # ok
    worker = child(pause)  # BLOCKS: QAM308 far
    print(worker.pid, worker.is_alive())  # ok
    worker.join()  # BLOCKS: QAM308


async def remembered(path: Path) -> None:
    memory = Ledger(State())  # ok
    memory.mark("A", "done")  # ok
    print(memory.seen("A"))  # ok
    state = await asyncio.to_thread(DiskState, path)  # ok
    ledger = Ledger(state)  # ok
    print(ledger.seen("A"), state.key("A"))  # ok
    ledger.mark("A", "done")  # BLOCKS: QAM303 far
    state["b"] = 1  # BLOCKS: QAM303 far
    shelf = Shelf(str(path))  # ok
    print(shelf.path)  # ok


async def serve() -> None:
    loop = asyncio.get_running_loop()
    scheduler = AsyncIOScheduler()
    scheduler.add_job(pause, "interval", seconds=1, args=(1.0,))  # ok
    scheduler.start()  # ok
    loop.add_signal_handler(signal.SIGTERM, mailbox.stop)  # ok
    loop.call_later(5, pause, 1.0)  # BLOCKS: QAM301 far
    loop.run_in_executor(None, pause, 1.0)  # ok
    await dispatcher.tick()  # ok


def cli(name: str, hooks: dict[str, Any]) -> None:
    hooks["run"] = dispatcher.run
    print(dispatcher.run(name))
    asyncio.run(serve())
