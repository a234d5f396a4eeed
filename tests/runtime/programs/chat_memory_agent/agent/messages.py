from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    role: str
    text: str

    def __str__(self):
        return f"{self.role}: {self.text}"
