"""## What
A lambda calls the client, or something that turns async, and its result is used by code that does not await it. There is no
async lambda in Python. Where all that call it can await, a coroutine function with a name takes its place.

## Why it bites
`lambda: await f()` is a syntax error outside a coroutine. Without the `await` the caller gets a coroutine: `sorted` fails to
compare two of them, `filter` keeps everything, since a coroutine is true.

## Example
```python
from qdrant_client import QdrantClient


def live(client: QdrantClient, names: list[str]):
    return list(filter(lambda name: client.collection_exists(name), names))  # rewritten: a comprehension


def mark(client: QdrantClient, frame):
    frame["n"] = frame["name"].apply(lambda name: client.count(name).count)  # QAM109: pandas calls it
```

## Do instead
- Compute first, hand over the results: `frame["n"] = [(await client.count(name)).count for name in frame["name"]]`.
- For a sort key: `keys = {name: (await client.count(name)).count for name in names}` and `sorted(names, key=keys.__getitem__)`.
- For a callback: name it, `async def on_event(...)`, and register it where coroutine functions are taken.

## Silence
`# qam: ignore[QAM109] why it is fine` on the line or the line above (`# noqa: QAM109` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM109"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM109"
NAME = "await-in-lambda"
SEVERITY = Severity.WARNING
SUMMARY = "a lambda would need an await, which it cannot hold"
