"""## What
`socket.create_connection`, `recv`, `sendall`, `getaddrinfo`, `gethostbyname`, `smtplib`, `ftplib`, `select.select` in a
coroutine.

## Why it bites
While it runs the event loop stands still: no other request, timer or heartbeat of the process gets on. A name that does not
resolve takes the resolver's timeout, often five seconds or more.

## Example
```python
import socket


async def is_up(host: str) -> bool:
    try:
        socket.create_connection((host, 6333), timeout=3).close()  # QAM307
    except OSError:
        return False
    return True
```

## Do instead
| blocking | on the loop |
| --- | --- |
| `socket.create_connection(address)` | `await asyncio.open_connection(host, port)` |
| `socket.getaddrinfo(host, port)`, `gethostbyname` | `await loop.getaddrinfo(host, port)` |
| `sock.connect`, `recv`, `sendall`, `accept` | `await loop.sock_connect(...)`, `sock_recv`, `sock_sendall`, `sock_accept` |
| `smtplib.SMTP` | `aiosmtplib.SMTP` |
| `select.select` | `loop.add_reader`, or streams |
| `ftplib`, `imaplib` | `await asyncio.to_thread(f, ...)` |

`loop` is `asyncio.get_running_loop()`. To ask whether Qdrant is up, `await client.info()` does.

## Silence
`# qam: ignore[QAM307] why it is fine` on the line or the line above (`# noqa: QAM307` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM307"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM307"
NAME = "socket-in-coroutine"
SEVERITY = Severity.ERROR
SUMMARY = "a blocking socket or name lookup in a coroutine"
