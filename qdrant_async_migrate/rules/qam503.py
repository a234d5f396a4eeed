"""## What
Many calls of one kind on one collection, in a loop, a thread pool or a `gather`, for which the client has a method that takes
them all.

## Why it bites
Each call is a round trip. A batch is one, and Qdrant works on its parts in parallel.

## Example
```python
from qdrant_client import AsyncQdrantClient


async def find_all(client: AsyncQdrantClient, vectors: list[list[float]]):
    return [await client.query_points("docs", query=vector) for vector in vectors]  # QAM503
```

## Do instead
| in a loop | at once |
| --- | --- |
| `query_points` | `await client.query_batch_points(name, requests=[models.QueryRequest(query=v, limit=10) for v in vectors])` |
| `retrieve` of one id | `await client.retrieve(name, ids=ids)` |
| `upsert` of one point | `await client.upsert(name, points=points)`, some hundred at a time |
| `set_payload`, `delete`, ... | `await client.batch_update_points(name, update_operations=[...])` |

A `QueryRequest` returns ids and scores only, unless it says `with_payload=True`; `query_points` includes the payload.

## Silence
`# qam: ignore[QAM503] why it is fine` on the line or the line above (`# noqa: QAM503` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM503"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM503"
NAME = "batch-method-exists"
SEVERITY = Severity.INFO
SUMMARY = "one call of a batch method can replace a loop of calls"
