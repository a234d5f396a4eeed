"""## What
A call stands at module level, in a class body, a default argument or a decorator of a module that others import. No `await`
can stand there. In a script that nobody imports it moves into `main()` instead, unless `locals()` or `exec(...)` among its
statements need the names of the module. In a notebook, cells can await; what a magic
runs as plain Python (`%time`, `%%time`, `%timeit`, `%prun`, `%%capture`, `!echo {...}`), writes to a file (`%%writefile`) or runs
as a script (`%run`) cannot: take the magic away, or move the call to a line or cell without one.

## Why it bites
Module-level `await` is a syntax error, and `asyncio.run` at import fails with
`RuntimeError: asyncio.run() cannot be called from a running event loop` as soon as the import happens inside one, which is
what web servers do.

## Example
```python
from qdrant_client import QdrantClient

client = QdrantClient(url="http://localhost:6333")


class Limits:
    documents = client.count("docs").count  # QAM112: a class body runs at import
```

## Do instead
Constructing `AsyncQdrantClient` at import is fine, calling it is not. Move the calls into a coroutine and await it when the
program starts: in `main()`, or in the lifespan of the app.

```python
from qdrant_client import AsyncQdrantClient

client = AsyncQdrantClient(url="http://localhost:6333")


async def dimension() -> int:
    return (await client.get_collection("docs")).config.params.vectors.size
```

## Silence
`# qam: ignore[QAM112] why it is fine` on the line or the line above (`# noqa: QAM112` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM112"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM112"
NAME = "client-at-import"
SEVERITY = Severity.WARNING
SUMMARY = "the client is called while a module is imported"
