"""## What
The awaited call gives a plain value. On `AsyncQdrantClient` that holds for `upload_points` and `upload_collection` (coroutines
from 1.7.1 to 1.10, plain from 1.11), and for `get_embedding_size`; and for plain methods of other async clients that the catalog
knows, and async generators.

## Why it bites
The call is made, and then the line raises `TypeError: object NoneType can't be used in 'await' expression`: the points are
there and the program reports a failure. A retry uploads them once more.

## Example
```python
from qdrant_client import AsyncQdrantClient


async def load(client: AsyncQdrantClient, points) -> None:
    await client.upload_points("docs", points)  # QAM602
```

## Do instead
- Take the `await` away; `check --fix` does. `upload_points` and `upload_collection` then block the loop, see QAM309.
- An async generator is read with `async for`.
- Better: `await asyncio.to_thread(client.upload_points, "docs", points)`, or `await client.upsert(...)` in batches.

## Silence
`# qam: ignore[QAM602] why it is fine` on the line or the line above (`# noqa: QAM602` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM602"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM602"
NAME = "await-of-plain-value"
SEVERITY = Severity.ERROR
SUMMARY = "`await` on something that cannot be awaited"
