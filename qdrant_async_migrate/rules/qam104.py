"""## What
A method that would turn async has its place in somebody else's class: that class, or its callers, call it without `await`.
It stays sync, with the client that it uses.

## Why it bites
The framework calls the hook and gets a coroutine where it expects documents. A wrong type that is truthy travels far before
it fails.

## Example
```python
from langchain_core.retrievers import BaseRetriever
from qdrant_client import QdrantClient

client = QdrantClient(url="http://localhost:6333")


class Retriever(BaseRetriever):
    def _get_relevant_documents(self, query, *, run_manager):  # QAM104
        return client.query_points("docs", query=query).points
```

## Do instead
Most frameworks have an async hook beside the sync one. Add it, with an async client, and let the sync one be:

| base class | sync hook | async twin |
| --- | --- | --- |
| LangChain `BaseRetriever` | `_get_relevant_documents` | `_aget_relevant_documents` |
| LangChain `VectorStore` | `similarity_search`, `add_texts` | `asimilarity_search`, `aadd_texts` |
| LangChain `BaseTool` | `_run` | `_arun` |
| LlamaIndex `BaseRetriever` | `_retrieve` | `_aretrieve` |
| Haystack component | `run` | `run_async` |
| DSPy `Module` | `forward` | `aforward` |

`threading.Thread.run`, `logging.Handler.emit`, `cmd.Cmd.do_*`, `http.server` handlers have no twin. Keep a sync client there, or
start the work from a coroutine instead. `--split` keeps the sync client for the hook and moves the rest.

## Silence
`# qam: ignore[QAM104] why it is fine` on the line or the line above (`# noqa: QAM104` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM104"] }` in `[tool.qdrant-async-migrate]`. It silences the message; the code stays sync
as it is.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM104"
NAME = "overrides-sync-method"
SEVERITY = Severity.WARNING
SUMMARY = "the method overrides a sync method of a class outside the program"
