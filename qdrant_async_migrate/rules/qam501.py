"""## What
A loop awaits one client call per turn, and no turn needs the result of another. All of them only read.

## Why it bites
Nothing is wrong, it is only slow: ten requests of 20 ms take 200 ms in a row and little more than 20 together. A sync program
had no choice; an async one has.

## Example
```python
from qdrant_client import AsyncQdrantClient


async def sizes(client: AsyncQdrantClient, names: list[str]) -> list[int]:
    return [(await client.count(name)).count for name in names]  # QAM501
```

## Do instead
With a limit, so that a long list does not become a flood:

```python
async def sizes(client: AsyncQdrantClient, names: list[str]) -> list[int]:
    semaphore = asyncio.Semaphore(8)

    async def size(name: str) -> int:
        async with semaphore:
            return (await client.count(name)).count

    return await asyncio.gather(*(size(name) for name in names))
```

The results keep their order. If one call fails `gather` raises at once while the others run on; `asyncio.TaskGroup`
(Python 3.11) cancels them. Writes whose order matters belong in the loop.

## Silence
`# qam: ignore[QAM501] why it is fine` on the line or the line above (`# noqa: QAM501` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM501"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM501"
NAME = "awaits-in-loop"
SEVERITY = Severity.INFO
SUMMARY = "awaits in a loop that could run together"
