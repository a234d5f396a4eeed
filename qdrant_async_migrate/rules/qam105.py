"""## What
The name of the method is not written in the code: `getattr(client, op)(...)`, `setattr`, `exec`. Which call it
makes, and whether that is a coroutine on the async client, cannot be known before it runs.

## Why it bites
Most methods of the async client are coroutines, `upload_points` and `upload_collection` are not. Awaiting all of them would
break some calls, awaiting none would break the others.

## Example
```python
from qdrant_client import QdrantClient


def call(client: QdrantClient, op: str, **arguments):
    return getattr(client, op)(**arguments)  # QAM105: query_points? upload_points?


def size(client: QdrantClient):
    return client.count("docs").count  # held back: the same client may go both ways


def serve(op: str):
    client = QdrantClient(url="http://localhost:6333")
    return size(client), call(client, op)
```

## Do instead
- A table of bound methods says which ones are meant, and is followed:
  `OPERATIONS = {"find": client.query_points, "count": client.count}` and `OPERATIONS[op](**arguments)`.
- A constant name is followed as well: `getattr(client, "count")`, `call(client, "count")`, and what a proxy's `__getattr__` is
  asked for.
- If it must stay open, decide at run time:

```python
import inspect


async def call(client, op: str, **arguments):
    result = getattr(client, op)(**arguments)
    return await result if inspect.isawaitable(result) else result
```

## Silence
`# qam: ignore[QAM105] why it is fine` on the line or the line above (`# noqa: QAM105` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM105"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM105"
NAME = "dynamic-access"
SEVERITY = Severity.WARNING
SUMMARY = "a method or attribute of the client is chosen at run time"
