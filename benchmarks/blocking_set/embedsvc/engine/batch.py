from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from .models import Embedder


class Batcher:
    """Collects texts and embeds them in a thread of its own."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self.executor = ThreadPoolExecutor(1)
        self.waiting: list[str] = []

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.executor, self.embedder.embed, texts)  # ok

    async def flush(self) -> list[list[float]]:
        waiting, self.waiting = self.waiting, []
        return self.embedder.embed(waiting)  # BLOCKS: QAM401 far

    def add(self, text: str) -> int:
        self.waiting.append(text)
        return len(self.waiting)


async def in_thread(fn: Callable[..., Any], *args: Any) -> Any:
    return await asyncio.to_thread(fn, *args)  # ok


def in_place(fn: Callable[..., Any], *args: Any) -> Any:
    return fn(*args)
