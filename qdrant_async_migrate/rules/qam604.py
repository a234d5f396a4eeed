"""## What
`asyncio.run`, `loop.run_until_complete` or `Runner.run` in a coroutine, in a function that a coroutine calls, or in a notebook
cell, which has a loop of its own. So do the end of `with asyncio.Runner()`, what `async_to_sync` of asgiref made plain, prompts
that run a loop, and `unittest.main`, `pytest.main` or `runpy` over what starts one. `migrate` holds back a client if a function
that calls such a thing would have to turn async; `asyncio.run` of a coroutine of the program is awaited in its place.

## Why it bites
`RuntimeError: asyncio.run() cannot be called from a running event loop`, at run time, and only on the path where there is a
loop: the same helper works in a script and fails in the web server.

## Example
```python
import asyncio

from qdrant_client import AsyncQdrantClient

client = AsyncQdrantClient(url="http://localhost:6333")


def search(vector: list[float]):
    return asyncio.run(client.query_points("docs", query=vector))


async def handler(vector: list[float]):
    return search(vector)  # QAM604: a loop is running already
```

## Do instead
- Await all the way: `async def search(...)` with `return await client.query_points(...)`, and `await search(vector)`.
- Notebooks: `await search(vector)` at the top of a cell.
- From a thread beside the loop: `asyncio.run_coroutine_threadsafe(search(vector), loop).result()`.
- `nest_asyncio` hides the error and brings others; it is not needed for this.

## Silence
`# qam: ignore[QAM604] why it is fine` on the line or the line above (`# noqa: QAM604` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM604"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM604"
NAME = "run-inside-loop"
SEVERITY = Severity.ERROR
SUMMARY = "`asyncio.run` where an event loop runs already"
