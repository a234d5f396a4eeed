"""## What
The method name and the arguments fit the client, but where the object comes from is not seen: a parameter without annotation
that nothing in the tree fills, an attribute set from outside, what a method of an unknown object gives. The call is rewritten
only where its function's other clients are; otherwise it is left alone.

The same is said where a function or a client of the program may be what an unknown object hands out, what a module is asked for
whose name is computed, or what a text for `eval` calls; and where a call may reach something that is not awaited as well
(`len` or `print` in one table with a function that turns async), unless it can ask what it got. The client is held back then.

## Why it bites
Many things have a `delete`, a `count`, a `search`. An `await` before `cache.delete(key)` breaks a program that worked, and a
missing one before `client.delete(...)` means that nothing is deleted.

## Example
```python
from qdrant_client import QdrantClient

client = QdrantClient(url="http://localhost:6333")


def find(store, vector):
    return store.query_points("docs", query=vector, limit=5)  # QAM111: what is `store`?


def size():
    return client.count("docs").count
```

## Do instead
- An annotation decides it: `def drop(store: QdrantClient, ids)`. It may be a string, or stand under `if TYPE_CHECKING`.
- So does any caller in the tree that passes a client: check that the folder with the callers belongs to the project and is not
  excluded.
- Where a call may reach a plain function as well: give it a statement of its own, `answer = function(name)`, which becomes one
  that awaits what can be awaited; or keep the plain functions apart.

## Silence
`# qam: ignore[QAM111] why it is fine` on the line or the line above (`# noqa: QAM111` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM111"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM111"
NAME = "receiver-not-certain"
SEVERITY = Severity.WARNING
SUMMARY = "it cannot be told whether this is a call of a Qdrant client"
