"""## What
With `--split`: a client that has to stay sync for some of its users works on a local store (`path=`, or `":memory:"`), so no
async client can be put beside it for the others. The embedded engine lives inside the client object.

## Why it bites
Each `":memory:"` client has data of its own: an async one beside it would be empty, and answer so. A `path=` is locked by the
first client; the second raises `RuntimeError: Storage folder ... is already accessed by another instance of Qdrant client`.

## Example
```python
from qdrant_client import QdrantClient
from ragstore import RagStore

client = QdrantClient(path="data")  # QAM115 with --split: no second client can open the same folder
store = RagStore(client=client)  # needs the sync kind


def size() -> int:
    return client.count("docs").count
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
