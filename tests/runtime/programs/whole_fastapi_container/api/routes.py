from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import StreamingResponse

from .config import Config, get_config
from .container import container
from .notes import Note, NoteIn, NoteService
from .security import current_user


def note_service() -> NoteService:
    return container.notes


class Paging:
    def __init__(self, page: int = Query(0), config: Config = Depends(get_config)) -> None:
        self.size = page or config.page


router = APIRouter(prefix="/v1/notes")
export_router = APIRouter()


@router.get("", response_model=list[Note])
def list_notes(paging: Paging = Depends(), user: str = Depends(current_user), service: NoteService = Depends(note_service)):
    return service.all(user, paging.size)


@router.post("", status_code=201)
def create_note(note: NoteIn, user: str = Depends(current_user), service: NoteService = Depends(note_service)) -> Note:
    return service.create(note, user)


@router.get("/search")
def search_notes(q: str, user: str = Depends(current_user), service: NoteService = Depends(note_service)) -> list[str]:
    return service.search(q, owner=user)


class NoteFinder:
    """A dependency with a setting."""

    def __init__(self, strict: bool) -> None:
        self.strict = strict

    def __call__(self, ident: int, service: NoteService = Depends(note_service)) -> Note | None:
        note = service.repository.find(ident)
        if note is None and self.strict:
            raise HTTPException(404, "gone")
        return note


@router.get("/{ident}")
def read_note(note: Note = Depends(NoteFinder(strict=True))) -> Note:
    return note


@export_router.get("/export")
def export(user: str = Depends(current_user), service: NoteService = Depends(note_service), paging: Paging = Depends()):
    return StreamingResponse(service.lines(user, paging.size), media_type="text/plain")
