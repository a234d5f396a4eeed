"""## What
The async client has the method only in name, or not at all. `migrate()` exists on `AsyncQdrantClient` and always raises
`NotImplementedError`.

## Why it bites
The program would run until it reaches that line and fail there: after a migration, not before it.

## Example
```python
from qdrant_client import QdrantClient

source = QdrantClient(url="http://old:6333")
target = QdrantClient(url="http://new:6333")
source.migrate(target, collection_names=["docs"])  # QAM102: NotImplementedError on AsyncQdrantClient
```

## Do instead
- Keep a sync client for it. A copy of collections is a job of its own, usually a script that nothing else waits for.
- In a coroutine, run that script's function in a thread: `await asyncio.to_thread(copy_collections)`, where it builds and
  closes its own `QdrantClient`.
- Or write the loop on the async client: `await source.scroll(name, with_vectors=True, offset=offset)` and
  `await target.upsert(name, points=...)`.
- `--split` keeps the sync client for this call and adds an async one for all others.

## Silence
`# qam: ignore[QAM102] why it is fine` on the line or the line above (`# noqa: QAM102` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM102"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM102"
NAME = "no-async-form"
SEVERITY = Severity.WARNING
SUMMARY = "the method has no form that works on the async client"
