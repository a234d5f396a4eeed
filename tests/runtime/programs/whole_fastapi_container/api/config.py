from functools import lru_cache

from pydantic import BaseModel


class Config(BaseModel):
    qdrant: str = ":memory:"
    collection: str = "notes"
    page: int = 2


@lru_cache(maxsize=None)
def get_config() -> Config:
    return Config()
