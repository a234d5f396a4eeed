from __future__ import annotations

from ..http import Api, LegacyApi, download
from ..storage import Database, Journal, Lines, Memory, Numbers, Preferences, visits
from .base import Lazy, Router, compose, each, guarded

router = Router()
quiet = Router()
database = Database()


@router.command("note")
def add_note(text: str) -> int:
    return database.note(text)


@router.hook
def count_visit(name: str) -> None:
    visits(name)


@quiet.hook
def upper(name: str) -> str:
    return name.upper()


class Context:
    db = Lazy(lambda self: Database("context.db"))
    names = Lazy(lambda self: ["a", "b"])


fetch_and_measure = compose(download, len)
trim_and_measure = compose(str.strip, len)
