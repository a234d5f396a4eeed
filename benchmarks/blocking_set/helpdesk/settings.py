from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml


class Settings(NamedTuple):
    url: str
    model: str
    prompts: Path

    @classmethod
    def from_file(cls, path: str) -> "Settings":
        with open(path) as fh:
            raw = yaml.safe_load(fh)
        return cls(raw["url"], raw["model"], Path(raw["prompts"]))

    def prompt(self, name: str) -> str:
        return (self.prompts / f"{name}.md").read_text()

    def label(self) -> str:
        return f"{self.model}@{self.url}"


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    return Settings.from_file("helpdesk.yaml")
