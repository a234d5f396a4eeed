"""## What
Code asked Qdrant for something and then acted on the answer (create the collection if it does not exist), or read a value and
wrote one made from it back (`totals[key()] += client.count(...).count`). It ran without interruption in its thread. Each
`await` now lets other tasks run, also between the two. So does a request that opens a local store (`path=`) and waits for
something else before it closes it: the folder is locked for all others until then.

## Why it bites
Two requests find no collection, both create it, the second fails with status 409 (or `ValueError` on the embedded engine). Ten
tasks read `n`, add one, write it back: `n` grew by one. A request that opens a locked folder fails with
`RuntimeError: Storage folder ... is already accessed`. Tests on `":memory:"` do not show it, because that engine never yields
to the loop.

## Example
```python
from qdrant_client import QdrantClient


def ensure(client: QdrantClient, name: str) -> None:
    if not client.collection_exists(name):
        client.create_collection(name, vectors_config={})  # QAM207
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
- A local store: open it once for all requests, or hold an `asyncio.Lock` from its opening to its `close()`.

## Silence
`# qam: ignore[QAM207] looked at it` on the line or the line above, or `--ignore QAM2` for a run: these notes say what was done.
For whole folders `per-file-ignores` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM207"
NAME = "race-over-await"
SEVERITY = Severity.WARNING
SUMMARY = "another task can now run between a check and what it decides"
