from functools import cached_property

from qdrant_client import models

from .backup import Backup
from .base import QdrantBase, Singleton
from .mixins import ExportMixin, FacetMixin, SearchMixin


class Library(SearchMixin, FacetMixin, ExportMixin, QdrantBase, Singleton):
    collection = "media"

    def __init__(self) -> None:
        self._titles: list[str] = []

    def __len__(self) -> int:
        return len(self._titles)

    def __repr__(self) -> str:
        return f"<Library of {len(self)}>"

    def vector(self, text: str) -> list[float]:
        text = text.lower()
        return [text.count(c) + 0.05 for c in "abeilnru"]

    def add(self, title: str, **fields) -> None:
        self.ensure()
        self._titles.append(title)
        self.client.upsert(
            self.collection,
            [models.PointStruct(id=len(self), vector=self.vector(title), payload={"title": title, **fields})],
        )

    @cached_property
    def backup(self) -> Backup:
        return Backup(self.client)
