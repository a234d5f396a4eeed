"""## What
An `AsyncQdrantClient` that outlives one event loop and is used on the next: a global client and an `asyncio.run` per task, a
client cached by Streamlit over reruns, a session fixture with a loop per test. Such a client was not migrated, or the place
needs a look. It is told at the loop that may run again, in the script that starts it. Loops of different processes do not
count as several: each command of a group has one, and tests that call a command have theirs.

## Why it bites
Its connections belong to the loop that opened them. The second loop gets `RuntimeError: Event loop is closed`. On
`localhost` a REST client hides it, because keep-alive is off there; on any other host, and with gRPC everywhere, it fails.

## Example
```python
client = AsyncQdrantClient(url=os.environ["QDRANT_URL"])


@app.task
def index(document):
    asyncio.run(client.upsert("docs", points=build(document)))  # QAM204: a new loop for each task
```

## Do instead
- Make and close the client inside the loop that uses it:

```python
@app.task
def index(document):
    asyncio.run(_index(document))


async def _index(document):
    client = AsyncQdrantClient(url=os.environ["QDRANT_URL"])
    try:
        await client.upsert("docs", points=build(document))
    finally:
        await client.close()
```

- Or keep one loop for the whole process: `asyncio.Runner` (Python 3.11), one `asyncio.run(main())` at the top.
- pytest-asyncio: give client and tests the same loop, `@pytest_asyncio.fixture(loop_scope="session", scope="session")` and
  `@pytest.mark.asyncio(loop_scope="session")`.
- Streamlit, Celery, RQ: keep `QdrantClient` there; the loop buys nothing.

## Silence
`# qam: ignore[QAM204] looked at it` on the line or the line above, or `--ignore QAM2` for a run: these notes say what was done.
For whole folders `per-file-ignores` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM204"
NAME = "more-than-one-loop"
SEVERITY = Severity.WARNING
SUMMARY = "one async client would be used on more than one event loop"
