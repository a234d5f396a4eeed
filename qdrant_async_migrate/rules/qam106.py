"""## What
`__init__` cannot be a coroutine. Usually its client calls are moved to `async def create(...)` and every construction becomes
`await Class.create(...)` (QAM202). Here that would change what the program does: the class is constructed where no `await`
can stand, or what follows in `__init__` must run before or after the calls, or somebody else constructs it.

## Why it bites
`async def __init__` raises `TypeError: __init__() should return None, not 'coroutine'` on the first construction. And an
`__init__` that only forgets the `await` leaves the collection uncreated, silently.

## Example
```python
from qdrant_client import QdrantClient


class Store:
    def __init__(self, client: QdrantClient) -> None:  # QAM106: a factory would take other local variables along
        self.size = client.count("docs").count
        self.__dict__.update(locals())


def build() -> Store:
    return Store(QdrantClient(url="http://localhost:6333"))
```

## Do instead
- Construct it where a coroutine can: in `main()`, the lifespan of the app, a fixture. The finding names the line that is in
  the way.
- Or part the two by hand: `__init__` keeps the fields, a coroutine does the rest.

```python
from qdrant_client import AsyncQdrantClient


class Store:
    def __init__(self, client: AsyncQdrantClient) -> None:
        self.client = client

    @classmethod
    async def create(cls, client: AsyncQdrantClient) -> "Store":
        if not await client.collection_exists("docs"):
            await client.create_collection("docs", vectors_config={})
        return cls(client)
```

## Silence
`# qam: ignore[QAM106] why it is fine` on the line or the line above (`# noqa: QAM106` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM106"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM106"
NAME = "init-cannot-move"
SEVERITY = Severity.WARNING
SUMMARY = "`__init__` calls the client and cannot be turned into a factory here"
