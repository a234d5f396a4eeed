"""## What
`input()`, `sys.stdin.readline()`, `getpass.getpass()` or `breakpoint()` in a coroutine.

## Why it bites
While it runs the event loop stands still: no other request, timer or heartbeat of the process gets on. People are slow;
connections of the loop time out meanwhile.

## Example
```python
from qdrant_client import AsyncQdrantClient


async def chat(client: AsyncQdrantClient) -> None:
    while question := input("> "):  # QAM311
        print(await client.count(question))
```

## Do instead
- `question = await asyncio.to_thread(input, "> ")`. A thread that waits for input cannot be cancelled; the program ends when the
  line does.
- `prompt_toolkit`: `await PromptSession().prompt_async("> ")`.
- In a script where nothing runs beside the question, leave it and silence the line.

## Silence
`# qam: ignore[QAM311] why it is fine` on the line or the line above (`# noqa: QAM311` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM311"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM311"
NAME = "input-in-coroutine"
SEVERITY = Severity.ERROR
SUMMARY = "waiting for a person's input in a coroutine"
