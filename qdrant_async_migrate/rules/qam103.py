"""## What
A function that would turn async is passed to code that calls it and does not await: a scheduler, `atexit`, `signal`,
`threading.Thread`, `weakref.ref`, `json.dumps(default=...)`, `DataFrame.apply`, a WSGI framework. Or it is found by its name:
`handler(event, context)` of AWS Lambda, a factory for `uvicorn --factory`. Such a caller gets a coroutine and throws it away.
The chain that leads to the client call stays sync.

## Why it bites
Nothing fails. The callback is "called", its body never runs, and all you see is a
`RuntimeWarning: coroutine ... was never awaited` if anyone reads the log.

## Example
```python
import schedule
from qdrant_client import QdrantClient

client = QdrantClient(url="http://localhost:6333")


def refresh() -> None:
    client.scroll("docs")


schedule.every(10).minutes.do(refresh)  # QAM103: schedule would drop the coroutine
```

## Do instead
| you have | the form that awaits |
| --- | --- |
| `schedule`, APScheduler's `BackgroundScheduler` | APScheduler's `AsyncIOScheduler.add_job(refresh)` |
| `atexit.register(client.close)` | `await client.close()` in a `finally:` of `main()`, or the shutdown of the app |
| `signal.signal(SIGTERM, f)` | `loop.add_signal_handler(SIGTERM, lambda: tasks.add(asyncio.create_task(f())))` |
| `threading.Thread(target=f)` | `asyncio.create_task(f())`, kept in a variable |
| `executor.submit(f, x)`, `executor.map(f, xs)` | `asyncio.gather(...)` under a semaphore |
| `series.apply(f)`, `map(f, xs)` | `[await f(x) for x in xs]` |
| Flask, Django views under WSGI | an ASGI framework; an async view under WSGI gains nothing and gets a loop per request |

If the function does await what it is given, tell the tool with a row `[[tool.qdrant-async-migrate.accepts-coroutines]]`. If it
may run an event loop of its own, build and close the client inside it: then it is bridged with `asyncio.run`.

## Silence
`# qam: ignore[QAM103] why it is fine` on the line or the line above (`# noqa: QAM103` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM103"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM103"
NAME = "callback-of-sync-code"
SEVERITY = Severity.WARNING
SUMMARY = "the function is given to sync code that would drop its coroutine"
