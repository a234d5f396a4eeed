"""What the service can be told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    location: str = ":memory:"
    collection: str = "books"
    batch_size: int = 4
    page_size: int = 3
