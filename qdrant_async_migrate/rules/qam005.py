"""## What
A comment `# qam: ignore[QAM302]` names a code that is not reported there. Only `check` says so, for the codes that it looks for
(QAM3xx to QAM6xx); codes of `migrate`, codes left out by `--select` or `--ignore`, and `# noqa` comments are not judged.

## Why it bites
The reason for the comment is gone: the call was moved to a thread, the client became async. The next one who adds a blocking call
to that line is silenced by a comment about something else.

## Example
```python
async def load(url):
    return await client.get(url)  # qam: ignore[QAM302] rewritten last week
```

## Do instead
Take the code, or the whole comment, out. If the comment is meant for another line: it holds for the line it stands on and, when
it stands alone, for the next line of code; it works at the call in the coroutine and at the blocking call at the end of the path.

## Silence
`ignore = ["QAM005"]` in `[tool.qdrant-async-migrate]`, or `--ignore QAM005`; for whole folders
`per-file-ignores = { "scripts/*" = ["QAM005"] }`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM005"
NAME = "unused-suppression"
SEVERITY = Severity.INFO
SUMMARY = "a comment silences a code that is not reported there"
