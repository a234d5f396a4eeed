from __future__ import annotations

import dataclasses
from typing import Mapping


@dataclasses.dataclass(frozen=True, slots=True)
class Settings:
    collection: str = "watch"
    ticks: int = 1
    keep: int = 4
    location: str = ":memory:"


def load_settings(environ: Mapping[str, str]) -> Settings:
    names = {f.name: f for f in dataclasses.fields(Settings)}
    given = {}
    for key, value in environ.items():
        name = key.removeprefix("WATCH_").lower()
        if name in names:
            given[name] = int(value) if value.isdigit() else value
    return Settings(**given)
