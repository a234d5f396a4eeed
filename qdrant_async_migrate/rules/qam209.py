"""## What
`grpc.aio` raises `grpc.aio.AioRpcError`, the sync transport `grpc._channel._InactiveRpcError`. An `except` that names the
latter would no longer catch anything; it was widened to their common base, `grpc.RpcError`.

## Why it bites
An `except` that never matches is silent until the day the server is down: then the error passes the retry that was written for
it.

## Example
```python
try:
    info = await client.get_collection(name)
except grpc.RpcError as error:  # QAM209, was grpc._channel._InactiveRpcError
    if error.code() is not grpc.StatusCode.NOT_FOUND:
        raise
```

## Do instead
- `error.code()` and `error.details()` are the same on both.
- REST needs no change: `qdrant_client.http.exceptions.UnexpectedResponse` and `ResponseHandlingException` are raised by both
  clients.

## Silence
`# qam: ignore[QAM209] looked at it` on the line or the line above, or `--ignore QAM2` for a run: these notes say what was done.
For whole folders `per-file-ignores` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM209"
NAME = "exception-differs"
SEVERITY = Severity.INFO
SUMMARY = "the async transport raises another exception class"
