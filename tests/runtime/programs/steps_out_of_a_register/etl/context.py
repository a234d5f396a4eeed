import dataclasses
from typing import Any

import qdrant_client


def _connect():
    return qdrant_client.QdrantClient(location=":memory:")


@dataclasses.dataclass
class Context:
    collection: str
    db: qdrant_client.QdrantClient = dataclasses.field(default_factory=_connect)
    state: dict[str, Any] = dataclasses.field(default_factory=dict)
    log: list[str] = dataclasses.field(default_factory=list)

    def child(self, **changes):
        return dataclasses.replace(self, state=dict(self.state), **changes)
