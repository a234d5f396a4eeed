import functools
import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    url: str
    model: str = "gpt-4o"
    prompt_file: Path = Path("prompt.txt")

    @classmethod
    def load(cls, path: str) -> "Settings":
        with open(path) as handle:
            return cls(**json.load(handle))

    @classmethod
    def from_env(cls) -> "Settings":
        return cls(url=os.environ["QDRANT_URL"])

    @property
    def prompt(self) -> str:
        return self.prompt_file.read_text(encoding="utf-8")

    @property
    def short(self) -> str:
        return self.model.split("-")[0]


@functools.cache
def get_settings() -> Settings:
    return Settings.from_env()
