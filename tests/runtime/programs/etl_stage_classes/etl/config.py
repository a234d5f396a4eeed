import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    url: str = ":memory:"
    collection: str = "events"
    batch: int = 3

    @classmethod
    def from_env(cls, prefix="ETL_"):
        known = {f: os.environ[prefix + f.upper()] for f in ("url", "collection") if prefix + f.upper() in os.environ}
        return cls(**known)
