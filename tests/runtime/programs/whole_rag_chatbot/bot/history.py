from dataclasses import dataclass, field


@dataclass
class History:
    turns: list[tuple[str, str]] = field(default_factory=list)

    def add(self, question: str, answer: str) -> None:
        self.turns.append((question, answer))

    def transcript(self, limit: int = 10) -> str:
        return "\n".join(f"Q: {q}\nA: {a}" for q, a in self.turns[-limit:])
