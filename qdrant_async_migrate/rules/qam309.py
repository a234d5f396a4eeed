"""## What
`upload_points` and `upload_collection` (from 1.11) are plain functions on `AsyncQdrantClient`. They do their work before they
return, on the event loop. The call stays without `await`.

## Why it bites
An upload of a minute stops the process for a minute. The name and the class say async, nothing else does. With `await` it
fails after the upload: `TypeError: object NoneType can't be used in 'await' expression`.

## Example
```python
from qdrant_client import AsyncQdrantClient


async def load(client: AsyncQdrantClient, points) -> None:
    client.upload_points("docs", points, batch_size=256)  # QAM309
```

## Do instead
- In a thread: `await asyncio.to_thread(client.upload_points, "docs", points, batch_size=256)`; `migrate --offload` writes it. A
  lazy `points` is then consumed in that thread.
- Or in batches, which yields to the loop between them and can be cancelled:

```python
async def load(client: AsyncQdrantClient, points: list[models.PointStruct]) -> None:
    for start in range(0, len(points), 256):
        await client.upsert("docs", points=points[start : start + 256])
```

## Silence
`# qam: ignore[QAM309] why it is fine` on the line or the line above (`# noqa: QAM309` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM309"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM309"
NAME = "blocking-client-method"
SEVERITY = Severity.ERROR
SUMMARY = "a method of the async Qdrant client that blocks"
