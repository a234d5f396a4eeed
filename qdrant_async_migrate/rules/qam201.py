"""## What
Here the sync world ends: the script's `if __name__ == "__main__"`, a console script, a Click or Typer command, a task. It stays
a plain function and calls `asyncio.run(...)` once.

## Why it bites
Please look whether that is the place you would have chosen. What calls an entry point expects a plain function: a console
script that is `async def` prints `<coroutine object main>` and exits with status 1; a Click or Typer command exits with 0 and
has done nothing.

## Example
```python
# before
def main() -> None:
    print(client.get_collections())


# after
async def _main() -> None:
    print(await client.get_collections())


def main() -> None:  # QAM201
    asyncio.run(_main())
```

## Do instead
- If the program has an event loop already (a server, a bot), await the coroutine there and drop the bridge.
- One `asyncio.run` per process is best: an async client keeps connections that belong to its loop (QAM204).

## Silence
`# qam: ignore[QAM201] looked at it` on the line or the line above, or `--ignore QAM2` for a run: these notes say what was done.
For whole folders `per-file-ignores` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM201"
NAME = "entry-point-bridged"
SEVERITY = Severity.INFO
SUMMARY = "an entry point stays sync and runs the event loop"
