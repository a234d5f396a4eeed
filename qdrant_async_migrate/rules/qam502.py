"""## What
Neighbouring awaits that only read, do not use each other's results and have nothing with effects between them.

## Why it bites
They wait one after the other for answers that could be under way at the same time.

## Example
```python
from qdrant_client import AsyncQdrantClient


async def both(client: AsyncQdrantClient, vector: list[float]):
    docs = await client.query_points("docs", query=vector)  # QAM502
    faq = await client.query_points("faq", query=vector)
    return docs, faq
```

## Do instead
```python
async def both(client: AsyncQdrantClient, vector: list[float]):
    return await asyncio.gather(
        client.query_points("docs", query=vector),
        client.query_points("faq", query=vector),
    )
```

Queries of one collection fit in one request: `await client.query_batch_points("docs", requests=[...])`. The second call is now
made even when the first one fails.

## Silence
`# qam: ignore[QAM502] why it is fine` on the line or the line above (`# noqa: QAM502` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM502"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM502"
NAME = "awaits-in-a-row"
SEVERITY = Severity.INFO
SUMMARY = "independent awaits in a row could run together"
