"""## What
Tests that await were made coroutines. They need a plugin that runs them, and mocks that give awaitables: no plugin is
declared, or a mock, or a client or fake of the test's own in the place of the program's, was found that could not be changed for
certain, and holds back what it stands for.

## Why it bites
An `async def` test without a plugin does not run: pytest 8.4 fails it, older versions skip it, and on a plain
`unittest.TestCase` it passes, whatever it asserts. A bare `AsyncMock()` lets `await client.upload_points(...)` pass, which
fails on the real client.

## Example
```python
@pytest.mark.asyncio  # QAM210: pytest-asyncio is not among the requirements
async def test_find(store):
    assert await store.find("x") == []
```

## Do instead
- Add `pytest-asyncio` (or `anyio`, with `@pytest.mark.anyio`) to the test requirements. Its strict mode needs the marker on each
  test; `asyncio_mode = "auto"` does not.
- unittest: `unittest.IsolatedAsyncioTestCase` with `asyncSetUp` and `asyncTearDown`.
- Mocks: `patch("app.db.AsyncQdrantClient", autospec=True)` or `create_autospec(AsyncQdrantClient)`; coroutine methods become
  `AsyncMock`, `upload_points` stays plain. Check with `assert_awaited_once()`.
- A function that replaces an async one, as in `monkeypatch.setattr(db, "find", fake)`, must be `async def` too.

## Silence
`# qam: ignore[QAM210] looked at it` on the line or the line above, or `--ignore QAM2` for a run: these notes say what was done.
For whole folders `per-file-ignores` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM210"
NAME = "async-tests"
SEVERITY = Severity.WARNING
SUMMARY = "tests need an async plugin, or a mock needs attention"
