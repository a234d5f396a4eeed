"""## What
The result of a coroutine function is tested, negated, compared, iterated over, unpacked, searched with `in`, or asked for an
attribute, without `await`.

## Why it bites
A coroutine is always true. `if client.collection_exists(name)` never takes the other branch, and nothing complains. An
attribute at least fails: `'coroutine' object has no attribute 'points'`.

## Example
```python
from qdrant_client import AsyncQdrantClient


async def ensure(client: AsyncQdrantClient, name: str) -> None:
    if not client.collection_exists(name):  # QAM603: never true, the collection is never created
        await client.create_collection(name, vectors_config={})
```

## Do instead
- `if not await client.collection_exists(name):`. `check --fix` adds it.
- Before an attribute or index it needs parentheses: `(await client.query_points("docs", query=vector)).points`.

## Silence
`# qam: ignore[QAM603] why it is fine` on the line or the line above (`# noqa: QAM603` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM603"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM603"
NAME = "coroutine-as-value"
SEVERITY = Severity.ERROR
SUMMARY = "a coroutine is used as if it were its result"
