"""## What
`__len__`, `__bool__`, `__contains__`, `__getitem__`, `__eq__`, `__hash__`, `__str__`, `__repr__`, `__del__`, arithmetic and
comparison methods, descriptors, pickle and copy hooks, `__getattr__` and `__dir__` of a class or module: the interpreter calls
them and takes what they return. `__call__`, `__enter__`/`__exit__` and `__iter__`/`__next__` have async forms and are rewritten,
unless the program asks an object whether it has the plain ones (`isinstance(pages, Iterator)`, `inspect.isgenerator`).
So is a client's class by which objects are found (`KINDS[type(client)]`), unless some clients stay sync.

## Why it bites
Some fail at once (`__len__` must return an int), others answer wrongly for ever: `point in store` is `bool(coroutine)`, which
is always `True`. `__del__` may run in any thread, after the loop is gone.

## Example
```python
from qdrant_client import QdrantClient


class Store:
    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def __contains__(self, point_id: int) -> bool:  # QAM113
        return bool(self.client.retrieve("docs", ids=[point_id]))
```

## Do instead
Offer a method with a name, and await it:

| special method | in its place |
| --- | --- |
| `__len__` | `async def size(self)` |
| `__contains__` | `async def has(self, point_id)` |
| `__getitem__` | `async def get(self, point_id)` |
| `__bool__` | `async def is_empty(self)` |
| `__str__`, `__repr__` | without IO: show what the object knows |
| `__del__` | `async def close(self)`, or `__aenter__`/`__aexit__` and `async with` |

## Silence
`# qam: ignore[QAM113] why it is fine` on the line or the line above (`# noqa: QAM113` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM113"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM113"
NAME = "dunder-stays-sync"
SEVERITY = Severity.WARNING
SUMMARY = "a special method that Python itself calls cannot be a coroutine"
