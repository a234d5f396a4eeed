"""## What
Before anything is written, each rewritten file is compiled, and then erased: with `async` and `await` taken out and names
mapped back, it must be the program that it was. This file failed. It, and all files whose changes belong together with it,
are left as they are. The exit status is 3.

## Why it bites
It is a fault of this tool, never of your code. The check exists so that such a fault costs you a message and not a broken
program.

## Example
```text
app/store.py:1:1: QAM003 error: the rewritten text does not erase back to the original (line 88: Call became Await)
```

## Do instead
- Please report it with the message and, if you may share it, the function around the line.
- To go on today, exclude that file, or migrate the rest with `--only SYMBOL`; other clients of the program are not touched by
  it.

## Silence
It cannot be silenced. `exclude` keeps the file, and what reaches it, out of the run.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM003"
NAME = "own-check-failed"
SEVERITY = Severity.ERROR
SUMMARY = "our own check of the rewritten text failed; nothing of that group was written"
