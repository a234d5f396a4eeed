from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    qdrant_url: str = "http://localhost:6333"
    collection: str = "docs"
    upload_dir: Path = Path("/srv/uploads")
    model_name: str = "all-MiniLM-L6-v2"
    options: dict[str, str] = field(default_factory=dict)


def load_settings(path: str = "settings.ini") -> Settings:
    with open(path) as handle:
        pairs = dict(line.strip().split("=", 1) for line in handle if "=" in line)
    return Settings(options=pairs)


def from_environment() -> Settings:
    return Settings(qdrant_url=os.environ.get("QDRANT_URL", "http://localhost:6333"))
