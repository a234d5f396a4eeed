"""## What
The code tells the two clients apart itself: `isinstance` branches on `QdrantClient` and `AsyncQdrantClient`, methods in pairs
such as `search` and `asearch`, or classes in pairs: `SyncStore` and `AsyncStore`. It is left alone, and its sync client stays.

## Why it bites
Its author made the choice on purpose, and callers rely on both names. Turning the sync half async would leave two async
halves and no sync one.

## Example
```python
from qdrant_client import AsyncQdrantClient, QdrantClient


class Store:
    def __init__(self, client: QdrantClient | AsyncQdrantClient) -> None:
        self.client = client

    def find(self, vector):  # QAM114
        if not isinstance(self.client, QdrantClient):
            raise TypeError("needs the sync client")
        return self.client.query_points("docs", query=vector).points

    async def afind(self, vector):
        return (await self.client.query_points("docs", query=vector)).points
```

## Do instead
Nothing has to be done. In coroutines call the async half: `await store.afind(vector)` with an `AsyncQdrantClient`; QAM310
finds coroutines that call the sync one.

## Silence
`# qam: ignore[QAM114] why it is fine` on the line or the line above (`# noqa: QAM114` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM114"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM114"
NAME = "offers-both-kinds"
SEVERITY = Severity.INFO
SUMMARY = "the class already offers a sync and an async form"
