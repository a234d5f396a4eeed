"""## What
A plain `def` route or dependency of FastAPI or Starlette, and whatever goes through `run_in_executor` or `to_thread`, runs in
a thread. As `async def` it runs on the event loop, so the calls in it that block were moved back to threads: with the function of
the framework's own pool where the file imports the framework, else with `asyncio.to_thread`. Had one of them been unsafe in a
thread, the function would have been kept. A lock of threads is no obstacle where nobody holds it for long: neither here nor
elsewhere does anything block or wait while it is held. A helper that blocks under a lock moves to a thread as a whole; a lock
that others hold over something that blocks keeps the function in its thread.

## Why it bites
One blocking call in a coroutine stops every other request of the process for as long as it takes.

## Example
```python
# before: FastAPI runs it in a thread
@api.post("/ask")
def ask(question: str):
    vector = model.encode(question)
    return client.query_points("docs", query=vector).points


# after
@api.post("/ask")
async def ask(question: str):  # QAM208
    vector = await run_in_threadpool(model.encode, question)
    return (await client.query_points("docs", query=vector)).points
```

## Do instead
- Look whether what was moved is safe in a thread, as it was before. `asyncio.to_thread` shares the default pool of the loop,
  which has at most `min(32, processors + 4)` threads in place of Starlette's 40: `loop.set_default_executor` gives it more.
- What computes in plain Python, without a name that the catalog knows, is not seen: move it by hand where it takes long.
- Where an async form exists, use it in place of the thread: `httpx.AsyncClient`, `AsyncOpenAI`; `--also openai` does it for SDKs.

## Silence
`# qam: ignore[QAM208] looked at it` on the line or the line above, or `--ignore QAM2` for a run: these notes say what was done.
For whole folders `per-file-ignores` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM208"
NAME = "left-thread-pool"
SEVERITY = Severity.INFO
SUMMARY = "the function ran in a thread and runs on the event loop now; what blocked was moved to threads"
