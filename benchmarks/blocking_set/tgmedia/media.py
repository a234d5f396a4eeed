import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile, SpooledTemporaryFile, mkstemp

import whisper
import yt_dlp
from gtts import gTTS
from pydub import AudioSegment


@dataclass
class Clip:
    path: Path
    title: str = ""

    @classmethod
    def download(cls, url: str) -> "Clip":
        with yt_dlp.YoutubeDL({"quiet": True}) as ydl:
            info = ydl.extract_info(url, download=True)
        return cls(Path(info["id"]), info["title"])

    def convert(self, fmt: str) -> "Clip":
        target = self.path.with_suffix("." + fmt)
        subprocess.run(["ffmpeg", "-i", str(self.path), str(target)], check=True)
        return Clip(target, self.title)

    def cut(self, seconds: int) -> AudioSegment:
        return AudioSegment.from_file(self.path)[: seconds * 1000]

    @property
    def caption(self) -> str:
        return f"{self.title} ({self.path.suffix})"

    @property
    def size(self) -> int:
        with self.path.open("rb") as fh:
            fh.seek(0, os.SEEK_END)
            return fh.tell()

    def __enter__(self) -> "Clip":
        return self

    def __exit__(self, *exc) -> None:
        shutil.rmtree(self.path.parent, ignore_errors=True)


class Speech:
    model = None

    @classmethod
    def load(cls):
        if cls.model is None:
            cls.model = whisper.load_model("base")
        return cls.model

    def text(self, clip: Clip) -> str:
        return self.load().transcribe(str(clip.path))["text"]

    @staticmethod
    def say(text: str) -> Path:
        fd, name = mkstemp(".mp3")
        os.close(fd)
        gTTS(text).save(name)
        return Path(name)


def temp(data: bytes) -> str:
    with NamedTemporaryFile(delete=False) as fh:
        fh.write(data)
    return fh.name


def spool() -> SpooledTemporaryFile:
    return SpooledTemporaryFile(max_size=10_000)
