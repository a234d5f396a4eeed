from fastapi import APIRouter

from ..deps import SettingsDep, StoreDep
from ..schemas import SearchOut

router = APIRouter(tags=["search"])


@router.get("/search", response_model=SearchOut)
def search(q: str, store: StoreDep, settings: SettingsDep, limit: int | None = None, tag: str | None = None) -> SearchOut:
    hits = store.search(q, limit=limit or settings.default_limit, tag=tag)
    return SearchOut(query=q, hits=hits)


@router.get("/stats")
async def stats(store: StoreDep):
    # already async, but blocks: the store is sync
    return {"collection": store.collection, "documents": store.count()}
