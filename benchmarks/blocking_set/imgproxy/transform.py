from __future__ import annotations

import io
from concurrent.futures import ProcessPoolExecutor

from PIL import Image

pool = ProcessPoolExecutor(max_workers=2)


def shrink(data: bytes, width: int) -> bytes:
    image = Image.open(io.BytesIO(data))
    image.thumbnail((width, width))
    out = io.BytesIO()
    image.save(out, format="WEBP")
    return out.getvalue()


def placeholder(width: int) -> bytes:
    return b"<svg width='%d'/>" % width


class Pipeline:
    def __init__(self) -> None:
        self.steps: list[str] = []

    def resize(self, width: int) -> "Pipeline":
        self.steps.append(f"resize:{width}")
        return self

    def save(self) -> str:
        return "|".join(self.steps)
