from __future__ import annotations

import json
import pickle
from pathlib import Path

import tiktoken


class History:
    def __init__(self, limit: int = 20) -> None:
        self.turns: list[dict[str, str]] = []
        self.limit = limit

    def append(self, role: str, text: str) -> None:
        self.turns.append({"role": role, "content": text})
        del self.turns[: -self.limit]

    def count(self, role: str) -> int:
        return [turn["role"] for turn in self.turns].count(role)

    def dump(self) -> str:
        return json.dumps(self.turns)

    def save(self, path: Path) -> None:
        path.write_text(self.dump())

    @classmethod
    def load(cls, path: Path) -> "History":
        made = cls()
        made.turns = pickle.load(path.open("rb"))
        return made

    @classmethod
    def empty(cls) -> "History":
        return cls()


def tokens(text: str) -> int:
    return len(tiktoken.get_encoding("cl100k_base").encode(text))


def rough_tokens(text: str) -> int:
    return len(text.encode("utf-8")) // 4
