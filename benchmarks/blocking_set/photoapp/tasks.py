import functools
import threading
from concurrent.futures import Future
from queue import SimpleQueue

from .imaging import Photo

jobs: SimpleQueue = SimpleQueue()
ready = threading.Condition()


def in_thread(fn):
    @functools.wraps(fn)
    def inner(*args, **kw):
        threading.Thread(target=fn, args=args, kwargs=kw, daemon=True).start()

    return inner


def in_future(fn):
    @functools.wraps(fn)
    def inner(*args, **kw):
        future: Future = Future()
        threading.Thread(target=lambda: future.set_result(fn(*args, **kw))).start()
        return future

    return inner


@in_thread
def prerender(photo: Photo) -> None:
    photo.blurred()


@in_future
def render(photo: Photo) -> bytes:
    return photo.blurred()


def take():
    return jobs.get()


def put(job):
    jobs.put(job)


def wait_ready():
    with ready:
        ready.wait()
