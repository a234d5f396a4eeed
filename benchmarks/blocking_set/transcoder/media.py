from __future__ import annotations

import hashlib
import io
import subprocess
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from PIL import Image

Filter = Callable[[bytes], bytes]


@dataclass
class Clip:
    path: Path
    title: str = ""

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @property
    def stem(self) -> str:
        return self.path.stem

    @property
    def command(self) -> list[str]:
        return ["ffmpeg", "-i", str(self.path), f"/out/{self.stem}.mp4"]

    def probe(self) -> dict:
        done = subprocess.run(["ffprobe", str(self.path)], capture_output=True, check=True)
        return {"out": done.stdout}

    def frames(self, size: int = 4096) -> Iterator[bytes]:
        with self.path.open("rb") as handle:
            while block := handle.read(size):
                yield block


def silence(seconds: int) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\0" * seconds * 16000)
    return buffer.getvalue()


def thumbnail(data: bytes) -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(data)).resize((64, 64)).save(out, "PNG")
    return out.getvalue()


def upper(data: bytes) -> bytes:
    return data.upper()


def logged(path: Path) -> Filter:
    def write(data: bytes) -> bytes:
        with path.open("ab") as out:
            out.write(data)
        return data

    return write


def pipeline(*filters: Filter) -> Filter:
    def run(data: bytes) -> bytes:
        for each in filters:
            data = each(data)
        return data

    return run


def sized(clips: list[Clip]) -> Iterator[tuple[str, int]]:
    return ((clip.stem, len(clip.path.read_bytes())) for clip in clips)


def titles(clips: list[Clip]) -> Iterator[str]:
    return (clip.title or clip.stem for clip in clips)


def copy(source: BinaryIO, target: BinaryIO) -> int:
    return target.write(source.read())
