"""Move collections from one store to another, in pages."""
import logging
import sys
from dataclasses import dataclass, field
from typing import Iterator, Optional

from qdrant_client import QdrantClient, models
from qdrant_client.http.exceptions import UnexpectedResponse

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s", level=logging.INFO)
log = logging.getLogger(__name__)


@dataclass
class Report:
    copied: dict[str, int] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.failed


class Mover:
    PAGE = 2

    def __init__(self, source: QdrantClient, target: QdrantClient, *, dry_run: bool = False, only: Optional[set[str]] = None):
        self.source, self.target = source, target
        self.dry_run = dry_run
        self.only = only

    def names(self) -> list[str]:
        found = [c.name for c in self.source.get_collections().collections]
        return sorted(n for n in found if self.only is None or n in self.only)

    def pages(self, name: str) -> Iterator[list[models.Record]]:
        offset = None
        while True:
            page, offset = self.source.scroll(name, limit=self.PAGE, offset=offset, with_payload=True, with_vectors=True)
            if page:
                yield page
            if offset is None:
                return

    def copy(self, name: str) -> int:
        total = 0
        for number, page in enumerate(self.pages(name), start=1):
            if not self.dry_run:
                self.target.upsert(
                    collection_name=name,
                    points=[models.PointStruct(id=r.id, vector=r.vector or {}, payload=r.payload) for r in page],
                )
            total += len(page)
            log.info("%s: page %d, %d points", name, number, total)
        return total

    def run(self) -> Report:
        report = Report()
        for name in self.names():
            try:
                if self.target.collection_exists(name):
                    if self.target.count(name).count == self.source.count(name).count:
                        report.skipped.append(name)
                        continue
                elif not self.dry_run:
                    params = self.source.get_collection(name).config.params
                    self.target.create_collection(name, vectors_config=params.vectors)
                report.copied[name] = self.copy(name)
            except (UnexpectedResponse, ValueError) as error:
                log.error("%s failed: %s", name, error)
                report.failed[name] = type(error).__name__
        return report


def seed(client: QdrantClient) -> None:
    for name, n in {"a": 5, "b": 0, "c": 3}.items():
        client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
        if n:
            client.upsert(name, points=[models.PointStruct(id=i, vector=[i, 1], payload={"n": i}) for i in range(n)])
