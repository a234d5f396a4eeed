from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    location: str
    collection: str
    dim: int = 2


PROFILES = {
    "staging": Settings(":memory:", "stage"),
    "production": Settings(":memory:", "prod", dim=3),
}
