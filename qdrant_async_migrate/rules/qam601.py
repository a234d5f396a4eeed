"""## What
A coroutine function is called as a statement of its own, or its result is dropped: nothing awaits it, no task is made of it.

## Why it bites
The call does nothing at all. The collection is not created, the points are not written; the only trace is
`RuntimeWarning: coroutine ... was never awaited`, later and elsewhere.

## Example
```python
from qdrant_client import AsyncQdrantClient


async def load(client: AsyncQdrantClient, points) -> None:
    client.upsert("docs", points=points)  # QAM601
```

## Do instead
- `await client.upsert("docs", points=points)`; `check --fix` adds it where the call stands in a coroutine.
- To let it run beside the rest, make a task and keep it, else it may be collected half done:
  `self._tasks.add(asyncio.create_task(client.upsert("docs", points=points)))`.
- In a plain function: make it `async def`, and await it in turn.

## Silence
`# qam: ignore[QAM601] why it is fine` on the line or the line above (`# noqa: QAM601` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM601"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM601"
NAME = "never-awaited"
SEVERITY = Severity.ERROR
SUMMARY = "a coroutine is made and never awaited"
