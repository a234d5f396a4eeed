"""## What
A coroutine calls something that computes for long: `pandas.read_csv`, PDF and HTML parsers, `bcrypt`, `hashlib.pbkdf2_hmac`,
`zlib.compress`, `numpy.linalg`, `pickle.loads`.

## Why it bites
It holds the loop for as long as it computes: a bcrypt hash about 0.25 s, 20 MB of zlib half a second. How long depends on the
size of the input, which the code does not show; hence a warning.

## Example
```python
import bcrypt


async def sign_up(password: str) -> bytes:
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt())  # QAM402
```

## Do instead
- What lets go of the GIL works in a thread (`bcrypt`, `hashlib`, `zlib`, `numpy`, `pandas`):
  `await asyncio.to_thread(bcrypt.hashpw, password.encode(), salt)`.
- What holds it does not (`json.loads`, `re`, `pickle`, most pure Python): use a process,
  `await loop.run_in_executor(ProcessPoolExecutor(), parse, data)`, or smaller pieces with `await asyncio.sleep(0)` between.
- If the input is always small, silence the line and say so.

## Silence
`# qam: ignore[QAM402] why it is fine` on the line or the line above (`# noqa: QAM402` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM402"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM402"
NAME = "computing-in-coroutine"
SEVERITY = Severity.WARNING
SUMMARY = "parsing, hashing, compressing or number work in a coroutine"
