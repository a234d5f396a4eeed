from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    location: str = ":memory:"
    collection: str = "docs"
    vector_size: int = 16
    admin_token: str = "sesame"
    default_limit: int = 5
    origins: list[str] = field(default_factory=lambda: ["*"])
