"""## What
`requests`, the sync forms of `httpx`, `urllib`, `urllib3` or `http.client` are called in a coroutine, directly or through
helpers, which may be several files away.

## Why it bites
While it runs the event loop stands still: no other request, timer or heartbeat of the process gets on. An HTTP request may
take its whole timeout, and `requests` has none unless you give it one.

## Example
```python
import requests
from qdrant_client import AsyncQdrantClient


def audit(question: str) -> None:
    requests.post("https://audit.example/log", json={"q": question})


async def ask(client: AsyncQdrantClient, question: str, vector: list[float]):
    audit(question)  # QAM302: ask -> audit -> requests.post
    return await client.query_points("docs", query=vector)
```

## Do instead
- `httpx.AsyncClient`, one for the whole process, closed on shutdown:

```python
http = httpx.AsyncClient(timeout=10)


async def audit(question: str) -> None:
    await http.post("https://audit.example/log", json={"q": question})
```

- `httpx.Client` has the same methods on `httpx.AsyncClient`; `close` is `aclose`, `stream` is `async with`. `--also httpx` moves
  them.
- A library that has no async form: `await asyncio.to_thread(audit, question)`.

## Silence
`# qam: ignore[QAM302] why it is fine` on the line or the line above (`# noqa: QAM302` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM302"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM302"
NAME = "http-in-coroutine"
SEVERITY = Severity.ERROR
SUMMARY = "a blocking HTTP request in a coroutine"
