"""## What
`QdrantClient` closes its connections when the last reference goes (`__del__`). `AsyncQdrantClient` has no `__del__`, no
`async with` and no `aclose`: it stays open until `await client.close()`. Named are clients that are made anew each time a route,
a dependency, a tool or a coroutine function that others await runs, and that nobody closes; and those that `--split` adds.

## Why it bites
A client that is made per request and dropped leaks a connection each time, until the server or the file limit says no. At the
end of a program it merely warns.

## Example
```python
async def count(url: str) -> int:
    client = AsyncQdrantClient(url=url)  # QAM206: nobody closes it
    return (await client.count("docs")).count
```

## Do instead
- Close it where it was made:

```python
async def count(url: str) -> int:
    client = AsyncQdrantClient(url=url)
    try:
        return (await client.count("docs")).count
    finally:
        await client.close()
```

- In a server make one client for all requests, in the lifespan, and close it on shutdown. `contextlib.aclosing` does not fit
  (there is no `aclose`); an `@asynccontextmanager` with the `try`/`finally` above does.

## Silence
`# qam: ignore[QAM206] looked at it` on the line or the line above, or `--ignore QAM2` for a run: these notes say what was done.
For whole folders `per-file-ignores` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM206"
NAME = "close-by-hand"
SEVERITY = Severity.INFO
SUMMARY = "the async client is not closed when it is dropped"
