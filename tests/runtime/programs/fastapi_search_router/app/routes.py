from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel

from .deps import get_store
from .store import DocStore

router = APIRouter(prefix="/docs")


class NewDoc(BaseModel):
    id: int
    text: str


class Hit(BaseModel):
    id: int
    text: str


@router.post("", status_code=201)
def create(doc: NewDoc, store: DocStore = Depends(get_store)) -> dict:
    if not doc.text:
        raise HTTPException(422, "empty")
    store.setup()
    return {"count": store.add(doc.id, doc.text)}


@router.get("/search", response_model=list[Hit])
def search(q: str, limit: int = 2, store: DocStore = Depends(get_store)):
    return store.search(q, limit)


@router.get("/version")
def version():
    return {"version": 1}
