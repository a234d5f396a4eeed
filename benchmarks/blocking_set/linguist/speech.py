import os
from pathlib import Path

import edge_tts
import whisper
from faster_whisper import WhisperModel
from gtts import gTTS


class Ear:
    def __init__(self, *, fast: bool = True) -> None:
        self.model = WhisperModel("tiny") if fast else whisper.load_model("tiny")
        self.heard: list[str] = []

    def hear(self, path: str) -> str:
        segments, info = self.model.transcribe(path)
        return " ".join(s.text for s in segments)

    def remember(self, text: str) -> None:
        self.heard.append(text)


def say(text: str, path: Path) -> Path:
    gTTS(text).save(str(path))
    return path


async def say_async(text: str, path: Path) -> Path:
    await edge_tts.Communicate(text, "en").save(str(path))
    return path


def cleanup(path: Path) -> None:
    os.unlink(path)
