"""## What
`__init__` called the client. From its first client call on the body moved to `async def _async_init(...)`, and
`async def create(...)`, a class method with the same parameters, builds the object and awaits it. Every construction in the
program was changed to `await Class.create(...)`, subclasses included.

## Why it bites
`Class(...)` still works and gives an object that is not finished. Code outside this program that constructs the class must
follow.

## Example
```python
# before
store = Store(client, "docs")
# after
store = await Store.create(client, "docs")  # QAM202
```

## Do instead
- Tell users of the class, if there are any outside this repository.
- Look whether the object should be made once, when the program starts, instead of for each request.

## Silence
`# qam: ignore[QAM202] looked at it` on the line or the line above, or `--ignore QAM2` for a run: these notes say what was done.
For whole folders `per-file-ignores` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM202"
NAME = "create-factory-added"
SEVERITY = Severity.INFO
SUMMARY = "the class is now constructed with `await Class.create(...)`"
