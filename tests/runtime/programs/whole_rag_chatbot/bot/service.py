from __future__ import annotations

from typing import Callable

from .cache import LRU
from .config import BotConfig
from .history import History
from .protocols import Answerer, ChunkRepository, Embedder
from .types import Chunk, Passage


class ChatService:
    def __init__(self, config: BotConfig, repo: ChunkRepository, embedder: Embedder, answerer: Answerer) -> None:
        self.config = config
        self.repo = repo
        self.embedder = embedder
        self.answerer = answerer
        self.history = History()
        self._cache: LRU[list[Passage]] = LRU(config.cache_size)
        self._commands: dict[str, Callable[[str], str]] = {
            "sources": self._cmd_sources,
            "forget": self._cmd_forget,
            "stats": self._cmd_stats,
        }

    def ingest(self, source: str, text: str) -> int:
        chunks = [
            Chunk(source, i, part.strip(), self.embedder(part))
            for i, part in enumerate(text.split("\n\n"))
            if part.strip()
        ]
        self._cache.clear()
        return self.repo.save(chunks)

    def retrieve(self, question: str) -> list[Passage]:
        vector = self.embedder(question)
        found = self._cache.get_or_set(question.lower(), lambda: self.repo.nearest(vector, self.config.top_k))
        return [p for p in found if p.score >= self.config.threshold]

    def ask(self, question: str) -> str:
        if question.startswith("/"):
            name, _, rest = question[1:].partition(" ")
            command = self._commands.get(name)
            return command(rest) if command else f"unknown command {name}"
        answer = self.answerer.answer(question, self.retrieve(question))
        self.history.add(question, answer)
        return answer

    def _cmd_sources(self, _: str) -> str:
        return ", ".join(f"{name} ({n})" for name, n in self.repo.sources().items())

    def _cmd_forget(self, source: str) -> str:
        n = self.repo.forget(source)
        self._cache.clear()
        return f"forgot {n} chunks of {source}"

    def _cmd_stats(self, _: str) -> str:
        return f"{self.repo.size} chunks, cache {self._cache.hits}/{self._cache.hits + self._cache.misses}"
