"""## What
A coroutine calls a method of `QdrantClient`, directly or through helpers.

## Why it bites
While it runs the event loop stands still: no other request, timer or heartbeat of the process gets on. With a server on the
same loop, as in some tests, it waits for itself.

## Example
```python
from qdrant_client import QdrantClient

client = QdrantClient(url="http://localhost:6333")


async def count() -> int:
    return client.count("docs").count  # QAM310
```

## Do instead
- `qdrant-async-migrate migrate` turns the client into `AsyncQdrantClient` and awaits it:
  `return (await client.count("docs")).count`.
- If the client must stay sync, call it in a thread: `(await asyncio.to_thread(client.count, "docs")).count`.
- In FastAPI and Starlette a plain `def` route runs in a thread by itself: with a sync client, drop the `async`.

## Silence
`# qam: ignore[QAM310] why it is fine` on the line or the line above (`# noqa: QAM310` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM310"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM310"
NAME = "sync-client-in-coroutine"
SEVERITY = Severity.ERROR
SUMMARY = "the sync Qdrant client is called in a coroutine"
