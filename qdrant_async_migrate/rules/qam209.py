"""## What
`grpc.aio` raises `grpc.aio.AioRpcError`, the sync transport `grpc._channel._InactiveRpcError`. An `except` that names the
latter would no longer catch anything; it was widened to their common base, `grpc.RpcError`.

`input()` on an event loop raises no `KeyboardInterrupt` when Ctrl-C comes: since Python 3.11 `asyncio.run` takes the signal, and
`input()` goes on. The loop cancels what it runs once the line is there; a second Ctrl-C ends the program.

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
- Around a question: `previous = signal.signal(signal.SIGINT, signal.default_int_handler)`, and `signal.signal(signal.SIGINT,
  previous)` in a `finally`. Or ask in plain code, and run the loop for each answer (`asyncio.Runner().run(answer(line))`).
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
SUMMARY = "another exception comes than before, or none: gRPC's classes, Ctrl-C at `input()`"
