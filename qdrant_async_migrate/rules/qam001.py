"""## What
The file was read but Python could not parse it. It is left as it is; the other files are dealt with, except those whose
change would need this one. The exit status is 2.

## Why it bites
What cannot be parsed cannot be searched for callers. A function that turns async while an unread file still calls it
without `await` would break the program, so everything that may reach the file is held back.

## Example
```text
app/legacy.py:3:11: QAM001 error: does not parse: invalid syntax
  3 |     print "starting"
    |           ^
```

## Do instead
- Old Python 2 code: port or delete it, or leave it out with `exclude = ["app/legacy.py"]`.
- Syntax newer than the interpreter (the message names both versions): run the tool on a newer Python, for example
  `uvx --python 3.14 qdrant-async-migrate migrate`.
- A template that only looks like Python (`{{ name }}`): rename it or exclude its folder.

## Silence
A comment cannot silence it, since comments of the file cannot be read. Exclude the file:
`exclude = ["app/legacy.py"]` in `[tool.qdrant-async-migrate]`, or `--exclude app/legacy.py`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM001"
NAME = "does-not-parse"
SEVERITY = Severity.ERROR
SUMMARY = "the file is not valid Python for the interpreter that runs the tool"
