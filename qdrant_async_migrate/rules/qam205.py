"""## What
The function is part of what the package shows to others: it is in `__all__`, in the package's `__init__`, or has no leading
underscore in a library. All calls inside the program were changed; those outside cannot be seen. Routes of web frameworks and
hooks of test cases, which nobody else calls, are not named. A function that takes one of theirs (`register(name, factory)`),
and awaits what that gives now, is named as well: its annotation says `Callable[..., Awaitable[Store]]`.

## Why it bites
Whoever calls it without `await` gets a coroutine. For a library that is a breaking change: a new major version, and a line in
the changelog. A plain function that they hand to one that awaits it now fails when it is called.

## Example
```python
# before: pkg/__init__.py exports search
hits = pkg.search("red shoes")
# after
hits = await pkg.search("red shoes")  # QAM205
```

## Do instead
- `--dual pkg.search` keeps `search` with its sync client and adds `async def asearch` beside it.
- Do not keep the old name alive with `asyncio.run(asearch(...))`: it fails wherever a loop runs already.

## Silence
`# qam: ignore[QAM205] looked at it` on the line or the line above, or `--ignore QAM2` for a run: these notes say what was done.
For whole folders `per-file-ignores` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM205"
NAME = "public-api-changed"
SEVERITY = Severity.INFO
SUMMARY = "a public function turned async; callers outside must await it"
