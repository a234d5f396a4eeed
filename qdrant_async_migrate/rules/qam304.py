"""## What
`subprocess.run`, `check_output`, `Popen.wait`, `Popen.communicate`, `os.system`, `os.waitpid` in a coroutine, directly or
through helpers.

## Why it bites
While it runs the event loop stands still: no other request, timer or heartbeat of the process gets on. If the process talks
to this one, as a health check may, the two wait for each other for ever.

## Example
```python
import subprocess
from pathlib import Path


async def convert(source: Path) -> str:
    done = subprocess.run(["pdftotext", str(source), "-"], capture_output=True)  # QAM304
    return done.stdout.decode()
```

## Do instead
```python
async def convert(source: Path) -> str:
    process = await asyncio.create_subprocess_exec("pdftotext", str(source), "-", stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    return output.decode()
```

For `shell=True` use `asyncio.create_subprocess_shell`. Where the options differ too much,
`await asyncio.to_thread(subprocess.run, [...], capture_output=True)` is fine.

## Silence
`# qam: ignore[QAM304] why it is fine` on the line or the line above (`# noqa: QAM304` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM304"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM304"
NAME = "subprocess-in-coroutine"
SEVERITY = Severity.ERROR
SUMMARY = "waiting for a process in a coroutine"
