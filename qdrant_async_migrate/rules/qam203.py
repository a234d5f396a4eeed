"""## What
`any(...)`, `all(...)` and `next(...)` stop at the first answer. `await` in their generator expression compiles and then fails
(`'async_generator' object is not iterable`), so it became a loop, or a list where the calls only read and asking for more
does no harm. A warning where neither was exact, and the expression was left sync.

## Why it bites
As a list every call is made, also those after the answer is known: the same result, more requests.

## Example
```python
# before
ready = all(client.collection_exists(name) for name in names)
# after
ready = True
for name in names:  # QAM203: stops where all() stopped
    if not await client.collection_exists(name):
        ready = False
        break
```

## Do instead
- Where a list was written and the calls are many, write the loop, or `any([...])` over `asyncio.gather` if they may run at once.
- Where it was left sync, take the expression out of the larger one and give it a name: then the loop can stand before it.

## Silence
`# qam: ignore[QAM203] looked at it` on the line or the line above, or `--ignore QAM2` for a run: these notes say what was done.
For whole folders `per-file-ignores` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM203"
NAME = "short-circuit"
SEVERITY = Severity.INFO
SUMMARY = "`any`, `all` or `next` over client calls was rewritten with care for where it stops"
