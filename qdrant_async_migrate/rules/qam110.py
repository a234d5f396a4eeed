"""## What
A generator that calls the client becomes an async generator, and `for` over it `async for`. That is impossible where it has a
`return value`, where `send` or `throw` are used on it, where `x = yield from ...` takes its value, where a variable keeps it
and a loop that may end early would leave its clean-up for later, or where it goes to code that iterates with a plain `for`:
`itertools.groupby`, `zip_longest`, a framework's streaming response, `csv.writer.writerows`.

## Why it bites
`return value` in an async generator is a syntax error, and a plain `for` over one raises
`TypeError: 'async_generator' object is not iterable`, but only when the line runs.

## Example
```python
from qdrant_client import QdrantClient


def pages(client: QdrantClient):  # QAM110: an async generator cannot return a value
    total, offset = 0, None
    while True:
        points, offset = client.scroll("docs", offset=offset)
        total += len(points)
        yield points
        if offset is None:
            return total
```

## Do instead
- Give the value in another way: yield it, or keep it on an object.
- For code that needs a plain iterable, collect first: `rows = [row async for row in pages(client)]`.
- In FastAPI and Starlette `StreamingResponse(pages(client))` takes an async generator as it is.
- A consumer that leaves the loop early should close it: `async with contextlib.aclosing(pages(client)) as found:`.

## Silence
`# qam: ignore[QAM110] why it is fine` on the line or the line above (`# noqa: QAM110` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM110"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM110"
NAME = "generator-stays-sync"
SEVERITY = Severity.WARNING
SUMMARY = "a generator cannot become an async generator here"
