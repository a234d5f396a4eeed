"""## What
Two clients open the same `path=`, or work on the same `":memory:"` data, and one of them has to stay sync. The embedded engine
lives inside the client object, so the two must stay of one kind. `--split` cannot help either.

## Why it bites
Each `":memory:"` client has data of its own: an async one beside it would be empty, and answer so. A `path=` is locked by the
first client; the second raises `RuntimeError: Storage folder ... is already accessed by another instance of Qdrant client`.

## Example
```python
from qdrant_client import QdrantClient


def seed(path):  # used by a Celery task: stays sync
    QdrantClient(path=path).upsert("docs", points=POINTS)


def serve(path):  # QAM115: the same folder
    return QdrantClient(path=path).count("docs").count
```

## Do instead
- Run a server (`docker run -p 6333:6333 qdrant/qdrant`) and use `url=`: then each part may have its own client.
- Or clear what keeps the other client sync: the finding names it, and both move together.
- In tests, migrate fixture, seeding and the code under test in one run.

## Silence
`# qam: ignore[QAM115] why it is fine` on the line or the line above (`# noqa: QAM115` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM115"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM115"
NAME = "shared-local-store"
SEVERITY = Severity.WARNING
SUMMARY = "a local store is shared with a client that stays sync"
