from __future__ import annotations

from typing import Callable

from memory import ConversationMemory


class Bot:
    def __init__(self, name: str, memory: ConversationMemory | None = None) -> None:
        self.name = name
        self.memory = memory or ConversationMemory(location=":memory:")
        self.commands: dict[str, Callable[[str, str], str]] = {
            "save": self.on_save,
            "find": self.on_find,
            "drop": lambda user, _: f"dropped {self.memory.forget(user)}",
            "ping": lambda *_: "pong",
        }

    def on_save(self, user: str, text: str) -> str:
        return f"saved {self.memory.remember(user, text)[:8]}"

    def on_find(self, user: str, text: str) -> str:
        return "; ".join(self.memory.recall(user, text)) or "nothing"

    def handle(self, user: str, message: str) -> str:
        verb, _, text = message.partition(" ")
        command = self.commands.get(verb, self.on_unknown)
        return f"[{self.name}] {command(user, text)}"

    def on_unknown(self, user: str, text: str) -> str:
        return f"what, {user}?"
