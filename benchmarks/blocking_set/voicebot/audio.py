import functools
import queue
import subprocess
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import openai
import soundfile
import torch
from transformers import pipeline


class Clip(NamedTuple):
    path: Path
    rate: int = 16000

    def seconds(self) -> float:
        return soundfile.info(str(self.path)).duration

    def name(self) -> str:
        return self.path.name


class Player:
    def __init__(self):
        self.queue: "queue.Queue[Clip]" = queue.Queue()
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self):
        while not self.stopped.is_set():
            clip = self.queue.get()
            subprocess.run(["aplay", clip.path])

    def play(self, clip: Clip):
        self.queue.put(clip)

    def drain(self):
        self.queue.join()

    def stop(self):
        self.stopped.set()
        self.thread.join()

    @property
    def busy(self) -> bool:
        return not self.queue.empty()


class Whisper:
    @functools.cached_property
    def pipe(self):
        return pipeline("automatic-speech-recognition")

    def __call__(self, clip: Clip) -> str:
        return self.pipe(str(clip.path))["text"]

    def lang(self) -> str:
        return "en"


class Remote:
    def __init__(self, client: openai.OpenAI):
        self.client = client

    def __call__(self, clip: Clip) -> str:
        with open(clip.path, "rb") as fh:
            return self.client.audio.transcriptions.create(model="whisper-1", file=fh).text


@contextmanager
def workspace():
    with TemporaryDirectory() as folder:
        yield Path(folder)


@contextmanager
def quiet():
    yield None


def wav(clip: Clip, out: Path) -> Clip:
    subprocess.check_call(["ffmpeg", "-i", clip.path, out])
    return clip._replace(path=out)


def save(tensor: torch.Tensor, path: Path) -> None:
    torch.save(tensor, path)


def throttled(seconds):
    def deco(fn):
        last = [0.0]

        @functools.wraps(fn)
        def inner(*args, **kw):
            wait = seconds - (time.monotonic() - last[0])
            if wait > 0:
                time.sleep(wait)
            last[0] = time.monotonic()
            return fn(*args, **kw)

        return inner

    return deco


@throttled(1)
def beep():
    return "beep"
