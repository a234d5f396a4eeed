from pydantic import BaseModel, Field


class DocumentIn(BaseModel):
    id: int
    text: str
    tags: list[str] = Field(default_factory=list)


class BatchIn(BaseModel):
    documents: list[DocumentIn]


class Hit(BaseModel):
    id: int
    text: str
    score: float


class SearchOut(BaseModel):
    query: str
    hits: list[Hit]
