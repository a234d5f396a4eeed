from __future__ import annotations

import subprocess
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import ffmpeg
import numpy as np
import soundfile
import whisper

threads = ThreadPoolExecutor()
processes = ProcessPoolExecutor()


@dataclass
class Job:
    path: Path
    options: dict[str, Any] = field(default_factory=dict)
    result: str = ""

    def run(self) -> str:
        raise NotImplementedError

    def label(self) -> str:
        return f"{type(self).__name__}:{self.path.name}"


@dataclass
class Transcribe(Job):
    model: str = "base"

    def run(self) -> str:
        self.result = whisper.load_model(self.model).transcribe(str(self.path))["text"]
        return self.result


@dataclass
class Probe(Job):
    def run(self) -> str:
        return str(ffmpeg.probe(str(self.path)))


@dataclass
class Rename(Job):
    def run(self) -> str:
        self.result = self.path.with_suffix(".bak").name
        return self.result


@dataclass
class Convert(Job):
    def run(self) -> str:
        subprocess.run(["ffmpeg", "-i", str(self.path), "out.mp4"], check=True)
        return "out.mp4"


def thumbnail(path: str) -> np.ndarray:
    return cv2.resize(cv2.imread(path), (64, 64))


def duration(path: str) -> float:
    data, rate = soundfile.read(path)
    return len(data) / rate


def frames(count: int) -> list[int]:
    return list(range(count))


class Queue:
    """Jobs that wait; `put` and `get` never do."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def put(self, job: Job) -> "Queue":
        self.jobs.append(job)
        return self

    def get(self) -> Job:
        return self.jobs.pop(0)

    def join(self, separator: str) -> str:
        return separator.join(job.label() for job in self.jobs)

    def run_all(self) -> list[str]:
        return [job.run() for job in self.jobs]


def start(job: Job) -> Future[str]:
    return threads.submit(job.run)
