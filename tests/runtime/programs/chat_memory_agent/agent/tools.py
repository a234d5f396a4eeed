from .memory import Memory
from .messages import Message
from .text import search


class Remember:
    name = "remember"

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def accepts(self, text: str) -> bool:
        return search(text, "remember")

    def run(self, text: str) -> str:
        number = self.memory.add(Message("note", text.split(" ", 1)[1]))
        return f"noted as {number}"


class Recall:
    name = "recall"

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def accepts(self, text: str) -> bool:
        return search(text, "what")

    def run(self, text: str) -> str:
        found = self.memory.search(text)
        return str(found[0]) if found else "no idea"
