"""## What
The bytes of the file could not be read (permissions, a broken link) or are not text in the encoding that the file
declares. It is left as it is and the exit status is 2.

## Why it bites
Python itself would refuse to import such a file, and writing back text that was guessed at would damage it. As with a file
that does not parse, whatever may reach it is held back.

## Example
```text
app/texts.py:1:14: QAM002 error: cannot be decoded: byte 0xe9 is not utf-8: invalid continuation byte
```

## Do instead
- Save the file as UTF-8, or declare what it is in its first line: `# -*- coding: latin-1 -*-`.
- Give the user who runs the tool the right to read it.
- If it is no source of yours, exclude it.

## Silence
A comment cannot silence it. Exclude the file: `exclude = ["app/texts.py"]` in `[tool.qdrant-async-migrate]`, or
`--exclude app/texts.py`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM002"
NAME = "cannot-be-read"
SEVERITY = Severity.ERROR
SUMMARY = "the file cannot be read or decoded"
