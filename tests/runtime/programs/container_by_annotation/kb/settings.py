from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    location: str = ":memory:"
    collection: str = "notes"
    dim: int = 4
    tags: tuple[str, ...] = field(default_factory=tuple)
