from fastapi import APIRouter, BackgroundTasks, HTTPException

from ..deps import AuditDep, StoreDep
from ..schemas import BatchIn, DocumentIn
from ..store import DocumentNotFound

router = APIRouter(prefix="/documents", tags=["documents"])


@router.post("", status_code=201)
def add_document(document: DocumentIn, store: StoreDep, audit: AuditDep, tasks: BackgroundTasks):
    added = store.add(document)
    tasks.add_task(audit.record, store, "add", id=document.id)
    return {"added": added}


@router.post("/batch", status_code=201)
def add_batch(batch: BatchIn, store: StoreDep, audit: AuditDep, tasks: BackgroundTasks):
    added = store.add(*batch.documents)
    tasks.add_task(audit.record, store, "batch", ids=[d.id for d in batch.documents])
    return {"added": added}


@router.get("/{doc_id}")
def get_document(doc_id: int, store: StoreDep):
    try:
        return store.get(doc_id)
    except DocumentNotFound as exc:
        raise HTTPException(404, f"no document {doc_id}") from exc


@router.delete("/{doc_id}")
def delete_document(doc_id: int, store: StoreDep):
    try:
        store.remove(doc_id)
    except DocumentNotFound:
        raise HTTPException(404, f"no document {doc_id}")
    return {"deleted": doc_id}
