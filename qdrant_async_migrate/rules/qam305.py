"""## What
A sync driver or mapper is used in a coroutine: `sqlite3`, `psycopg2`, `pymysql`, a sync `sqlalchemy` session, `pymongo`,
`redis`, the Django ORM.

## Why it bites
While it runs the event loop stands still: no other request, timer or heartbeat of the process gets on. A query that waits
for a lock held by another task of the same loop never returns.

## Example
```python
from sqlalchemy.orm import Session


async def title(session: Session, document_id: int) -> str:
    return session.execute("select title from documents where id = :id", {"id": document_id}).scalar_one()  # QAM305
```

## Do instead
| sync | async twin |
| --- | --- |
| `sqlite3` | `aiosqlite` |
| `psycopg2` | `psycopg.AsyncConnection` (psycopg 3), or `asyncpg` |
| `psycopg.Connection` | `psycopg.AsyncConnection` |
| `pymysql` | `asyncmy` or `aiomysql` |
| `sqlalchemy.orm.Session` | `sqlalchemy.ext.asyncio.AsyncSession`; `await session.run_sync(f)` for what is left |
| `pymongo.MongoClient` | `pymongo.AsyncMongoClient` |
| `redis.Redis` | `redis.asyncio.Redis`; `close` is `aclose` |
| Django ORM | `aget`, `acreate`, `async for`, or `sync_to_async` |

`--also redis` (and others that `--help` names) migrates them with the same care as the Qdrant client. Do not put a connection or
session into `asyncio.to_thread`: `sqlite3` refuses to be used from another thread, and sessions are not safe in two.

## Silence
`# qam: ignore[QAM305] why it is fine` on the line or the line above (`# noqa: QAM305` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM305"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM305"
NAME = "database-in-coroutine"
SEVERITY = Severity.ERROR
SUMMARY = "a blocking database driver in a coroutine"
