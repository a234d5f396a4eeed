"""## What
`threading.Lock.acquire` (also as `with lock:` around an `await`), `queue.Queue.get`, `Event.wait`, `Thread.join`,
`Future.result()`, `executor.shutdown()` in a coroutine.

## Why it bites
Such a wait stops the loop until another thread acts. If the one that must act is a task on the same loop, nothing ever
happens again: a lock held across an `await` is a deadlock as soon as a second task wants it.

## Example
```python
import threading

from qdrant_client import AsyncQdrantClient

lock = threading.Lock()


async def bump(client: AsyncQdrantClient, point_id: int) -> None:
    with lock:  # QAM308: held across the awaits
        total = (await client.count("docs")).count
        await client.set_payload("docs", {"n": total}, points=[point_id])
```

## Do instead
| thread | task |
| --- | --- |
| `threading.Lock` | `asyncio.Lock` and `async with`, if all its users are coroutines of one loop; there is no `asyncio.RLock` |
| `queue.Queue` | `asyncio.Queue`: `await queue.get()` |
| `threading.Event`, `Condition` | `asyncio.Event`, `asyncio.Condition` |
| `thread.join()` | `await asyncio.to_thread(thread.join)` |
| `future.result()` | `await asyncio.wrap_future(future)` |
| `concurrent.futures.wait`, `as_completed` | `asyncio.gather`, `asyncio.as_completed` |

A lock that threads and coroutines share stays a `threading.Lock`; take it for moments only, with no `await` inside.
Where nothing blocks and nothing is awaited in any `with` block of the lock, the finding is a warning and says so.

## Silence
`# qam: ignore[QAM308] why it is fine` on the line or the line above (`# noqa: QAM308` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM308"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM308"
NAME = "waiting-in-coroutine"
SEVERITY = Severity.ERROR
SUMMARY = "a thread's lock, queue, join or future is waited for in a coroutine"
