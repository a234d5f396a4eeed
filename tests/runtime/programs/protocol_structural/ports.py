from typing import Protocol


class Memory(Protocol):
    def remember(self, id: int, text: str) -> None: ...

    def recall(self, id: int) -> str | None: ...
