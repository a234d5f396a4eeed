from fastapi import APIRouter, Depends

from ..deps import AuditDep, StoreDep, require_admin

router = APIRouter(prefix="/admin", dependencies=[Depends(require_admin)])


@router.get("/audit")
def read_audit(audit: AuditDep):
    return audit.entries


@router.post("/reset")
def reset(store: StoreDep, audit: AuditDep):
    removed = store.reset()
    audit.record(store, "reset", removed=removed)
    return {"removed": removed, "left": store.count()}
