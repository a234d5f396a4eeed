from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict


class Qdrant(BaseModel):
    location: str = ":memory:"
    timeout: int = 3


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="APP_TEST_")
    qdrant: Qdrant = Qdrant()
    collection: str = "things"


settings = Settings()
