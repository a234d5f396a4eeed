"""## What
A getter can be `async def`, with every read `await obj.size`; a setter cannot, an assignment has nowhere to put the `await`.
`cached_property` would keep the coroutine: a decorator in the file takes its place, unless what it keeps is set or deleted by its
name, or the objects have `__slots__`. A property that is read in a template or by `getattr` has readers that cannot be seen.

## Why it bites
A read without `await` gives a coroutine, which is true, not equal to anything, and raises nothing. One reader that was
overlooked is one wrong answer.

## Example
```python
from functools import cached_property

from qdrant_client import QdrantClient


class Store:
    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    @cached_property
    def size(self) -> int:  # QAM107: the second read would await a spent coroutine
        return self.client.count("docs").count

    def forget(self) -> None:
        del self.size
```

## Do instead
- A method says what it does: `async def dimension(self) -> int`, read with `await store.dimension()`.
- For a setter: `async def set_dimension(self, value)`.
- In place of `cached_property`, keep the value and not the coroutine:

```python
class Store:
    _dimension: int | None = None

    async def dimension(self) -> int:
        if self._dimension is None:
            info = await self.client.get_collection("docs")
            self._dimension = info.config.params.vectors.size
        return self._dimension
```

## Silence
`# qam: ignore[QAM107] why it is fine` on the line or the line above (`# noqa: QAM107` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM107"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM107"
NAME = "property-stays-sync"
SEVERITY = Severity.WARNING
SUMMARY = "a property or setter that calls the client cannot turn async here"
