"""## What
A value is read, something is awaited, and a value made from both is written back: `totals[key()] += client.count(...).count`.
It ran without interruption in its thread; now other tasks run at the `await`, between the reading and the writing. Where
the target can be read later without changing anything (`self.n += ...`), the tool awaits first and says nothing; here it
cannot. Other patterns, such as "create the collection if it does not exist", are not looked for: mind them yourself.

## Why it bites
Two requests find no collection, both create it, the second fails with status 409 (or `ValueError` on the embedded engine). Ten
tasks read `n`, add one, write it back: `n` grew by one. Tests on `":memory:"` do not show it, because that engine never
yields to the loop.

## Example
```python
from qdrant_client import QdrantClient

totals = {"docs": 0}


def key() -> str:
    return "docs"


def add(client: QdrantClient) -> None:
    totals[key()] += client.count("docs").count  # QAM207
```

## Do instead
- Let the server decide, and accept that somebody else was first:

```python
async def ensure(client: AsyncQdrantClient, name: str) -> None:
    if not await client.collection_exists(name):
        try:
            await client.create_collection(name, vectors_config=CONFIG)
        except (UnexpectedResponse, ValueError):
            if not await client.collection_exists(name):
                raise
```

- Do it once, when the program starts, before anything runs beside it.
- Within one process an `asyncio.Lock` around both steps is enough: `async with self._lock:`.
- For counters in Python: `value = await f()` first, then `self.n += value`, without an `await` between read and write.

## Silence
`# qam: ignore[QAM207] looked at it` on the line or the line above, or `--ignore QAM2` for a run: these notes say what was done.
For whole folders `per-file-ignores` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM207"
NAME = "race-over-await"
SEVERITY = Severity.WARNING
SUMMARY = "a value is read before an await and written back after it"
