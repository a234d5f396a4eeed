"""## What
The function that would turn async is decorated with something that calls it and uses what comes back as the result, or that
is not known to handle coroutine functions. `functools.lru_cache` and `cache` would store the coroutine: a decorator that is
written into the file takes their place, unless the code asks for more of them than results and `cache_clear`. A decorator of
the program is rewritten with the function where its code can be followed, with a second wrapper if it decorates plain functions
as well.

## Why it bites
A cached coroutine can be awaited once; the second hit raises `RuntimeError: cannot reuse already awaited coroutine`. A timing
decorator would measure nothing, a retry decorator that does not await would never retry (package `retry` 0.9.2).

## Example
```python
from functools import lru_cache

from qdrant_client import QdrantClient

client = QdrantClient(url="http://localhost:6333")


@lru_cache(maxsize=None, typed=True)
def size(name: str) -> int:  # QAM108
    return client.count(name).count
```

## Do instead
- `lru_cache`: `alru_cache` of the package `async-lru` (`from async_lru import alru_cache`), or a dict of results under an
  `asyncio.Lock`.
- Retries: `tenacity` and `backoff` retry coroutine functions as they are.
- A decorator of your own: let it return a coroutine function for coroutine functions.

```python
import functools
import inspect


def traced(function):
    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            with span(function.__name__):
                return await function(*args, **kwargs)

        return wrapper

    @functools.wraps(function)
    def plain(*args, **kwargs):
        with span(function.__name__):
            return function(*args, **kwargs)

    return plain
```

- A decorator that does handle coroutines: name it in `[[tool.qdrant-async-migrate.accepts-coroutines]]`.

## Silence
`# qam: ignore[QAM108] why it is fine` on the line or the line above (`# noqa: QAM108` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM108"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM108"
NAME = "decorator-needs-sync"
SEVERITY = Severity.WARNING
SUMMARY = "a decorator or cache does not work on a coroutine function"
