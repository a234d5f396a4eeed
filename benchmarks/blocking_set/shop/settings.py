from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    database_url: str = "postgresql+psycopg2://localhost/shop"
    redis_url: str = "redis://localhost:6379/0"
    payments_url: str = "https://pay.example"
    templates: Path = Path("templates")
    timeout: float = 5.0


@lru_cache
def get_settings() -> Settings:
    return Settings()
