from __future__ import annotations

from pydantic import BaseModel, Field, model_validator


class IndexConfig(BaseModel):
    name: str
    dims: int = 8
    location: str = ":memory:"

    @model_validator(mode="after")
    def check(self):
        if self.dims < 2:
            raise ValueError("dims")
        return self


class Query(BaseModel):
    text: str
    top: int = 3
    minimum: float = 0.0


class Hit(BaseModel):
    text: str
    score: float = Field(ge=0)

    @classmethod
    def best(cls, hits: list[Hit]) -> Hit | None:
        return max(hits, key=lambda h: h.score, default=None)
