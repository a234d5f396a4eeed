"""## What
File bytes are read or written in a coroutine: `open`, `Path.read_text`, `Path.write_bytes`, `shutil.copytree`, `gzip.open`,
`glob`. Calls that only ask about a file (`exists`, `stat`, `mkdir`) take microseconds and are not reported unless selected.

## Why it bites
Small files on a warm local disk cost a fraction of a millisecond. A 50 MB file stops the loop for some 50 ms, a network
drive for as long as it likes.

## Example
```python
from pathlib import Path

from qdrant_client import AsyncQdrantClient, models


async def rename(client: AsyncQdrantClient, path: Path) -> None:
    text = path.read_text()  # QAM303
    await client.set_payload("docs", {"title": text}, points=models.Filter())
```

## Do instead
- `text = await asyncio.to_thread(path.read_text)`.
- What is lazy must be used up in the thread: `await asyncio.to_thread(lambda: list(path.rglob("*.md")))`, not
  `to_thread(path.rglob, "*.md")`.
- `anyio.Path(path).read_text()` and `anyio.open_file(...)`, or `aiofiles.open(...)`, are awaited and use threads inside.
- At start-up, before anything runs beside it, leave it and silence the line.

## Silence
`# qam: ignore[QAM303] why it is fine` on the line or the line above (`# noqa: QAM303` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM303"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM303"
NAME = "files-in-coroutine"
SEVERITY = Severity.WARNING
SUMMARY = "reading or writing files in a coroutine"
