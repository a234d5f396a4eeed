"""## What
A sync client is passed to a class or function outside your program that calls its methods without awaiting them. An async
client there would hand that code coroutines in place of results, so the client, and all that shares it, stays sync.

## Why it bites
The library would treat each coroutine as an answer: at best an `AttributeError` deep inside it, at worst a write that never
happens. Nothing in your own code would look wrong.

## Example
```python
from llama_index.vector_stores.qdrant import QdrantVectorStore
from qdrant_client import QdrantClient

client = QdrantClient(url="http://localhost:6333")
store = QdrantVectorStore(client=client, collection_name="docs")  # QAM101: calls client.upsert(...) itself


def count() -> int:
    return client.count("docs").count  # held back with it
```

## Do instead
- Where the library takes an async client too, give it one: `QdrantVectorStore(client=client, aclient=aclient, ...)` of
  LlamaIndex does.
- Where it does not (`langchain_qdrant.QdrantVectorStore`), let it keep the sync client: `--split` adds
  `aclient = AsyncQdrantClient(...)` beside it and moves everything else. Not for `":memory:"` or `path=`, where two clients do
  not share their data (QAM115).
- If the function does await what it is given, say so:
  `[[tool.qdrant-async-migrate.accepts-coroutines]]` with its name.

## Silence
`# qam: ignore[QAM101] why it is fine` on the line or the line above (`# noqa: QAM101` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM101"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM101"
NAME = "client-needs-sync"
SEVERITY = Severity.WARNING
SUMMARY = "the client is handed to code that needs the sync kind"
