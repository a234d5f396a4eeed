from __future__ import annotations

from dataclasses import dataclass, field

from .sources import AsyncGraph, AsyncSearch, Graph, Search, Threads


@dataclass
class Weaver:
    threads: Threads = field(default_factory=Threads)
    search: Search = field(default_factory=Search)
    asearch: AsyncSearch = field(default_factory=AsyncSearch)
    graph: Graph | None = None

    def describe(self) -> str:
        return f"weaver of {self.threads.collection_name}"

    def weave(self, text: str) -> list[dict]:
        hits = self.search.find(text)
        return [self.threads.one(h["_id"]) or {} for h in hits]

    async def aweave(self, text: str) -> list[dict]:
        hits = await self.asearch.find(text)  # ok
        return [self.threads.one(h["_id"]) or {} for h in hits]  # BLOCKS: QAM305 far

    async def around(self, name: str) -> list[str]:
        if self.graph is None:
            return await AsyncGraph("bolt://x").neighbours(name)  # ok
        return self.graph.neighbours(name)  # BLOCKS: QAM305 far


def weaver() -> Weaver:
    return Weaver(graph=Graph("bolt://x"))
