"""## What
A coroutine calls `time.sleep`, itself or through helpers. The finding stands at the call in the coroutine and shows the path
down to the sleep.

## Why it bites
`time.sleep(1)` does not pause the coroutine, it pauses the process: every other task waits the same second.

## Example
```python
import time

from qdrant_client import AsyncQdrantClient


async def wait_until_green(client: AsyncQdrantClient, name: str) -> None:
    while (await client.get_collection(name)).status != "green":
        time.sleep(0.5)  # QAM301
```

## Do instead
- `await asyncio.sleep(0.5)`. `check --fix` writes it where the call stands in a coroutine itself.
- In a helper: make the helper a coroutine, or call it with `await asyncio.to_thread(helper)`.
- Other tasks now run during the pause; what you read before it may have changed after it (QAM207).

## Silence
`# qam: ignore[QAM301] why it is fine` on the line or the line above (`# noqa: QAM301` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM301"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM301"
NAME = "sleep-in-coroutine"
SEVERITY = Severity.ERROR
SUMMARY = "`time.sleep` stops the event loop"
