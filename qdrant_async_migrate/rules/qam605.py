"""## What
`AsyncQdrantClient` has no `__aenter__` and no `aclose`: `async with client`, `contextlib.aclosing(client)` and
`AsyncExitStack.enter_async_context(client)` do not work. `contextlib.closing(client)` calls `close()` and drops the coroutine.

## Why it bites
The first ones raise, on entry or on exit. `closing` is worse: it seems to work, and the connection stays open.

## Example
```python
from qdrant_client import AsyncQdrantClient


async def names(url: str) -> list[str]:
    async with AsyncQdrantClient(url=url) as client:  # QAM605
        return [each.name for each in (await client.get_collections()).collections]
```

## Do instead
```python
async def names(url: str) -> list[str]:
    client = AsyncQdrantClient(url=url)
    try:
        return [each.name for each in (await client.get_collections()).collections]
    finally:
        await client.close()
```

For several places, write that once as an `@asynccontextmanager`. In an `AsyncExitStack`:
`stack.push_async_callback(client.close)`.

## Silence
`# qam: ignore[QAM605] why it is fine` on the line or the line above (`# noqa: QAM605` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM605"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM605"
NAME = "async-with-client"
SEVERITY = Severity.ERROR
SUMMARY = "`async with` or `closing` on the async client, which supports neither"
