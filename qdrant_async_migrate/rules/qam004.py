"""## What
A method is called on the client that was removed before the version in use, or that no known version has. A removed method
is awaited as in the last version that had it: on that version the result is right, and on a newer one the call fails exactly
as it did before. A method that no version has stays as it is, since nobody can tell whether it is to be awaited; a client on
which nothing else is called stays sync.

## Why it bites
`search`, `recommend`, `discover`, `upload_records` and their batch and group forms left both clients in 1.16. Code that calls
them raises `AttributeError` on a newer client, async or not. The migration neither causes that nor cures it.

## Example
```python
from qdrant_client import QdrantClient


def find(client: QdrantClient, vector: list[float]):
    return client.search("docs", query_vector=vector, limit=5)  # QAM004 with 1.16 and later

# after the migration it is awaited, as in 1.15: await client.search(...)
# what runs on 1.16 and later: (await client.query_points("docs", query=vector, limit=5)).points
```

## Do instead
| removed | successor on `AsyncQdrantClient` |
| --- | --- |
| `search` | `(await client.query_points(name, query=vector)).points`; a named vector `("image", v)` needs `using="image"` |
| `search_batch` | `await client.query_batch_points(name, requests=[models.QueryRequest(...)])` |
| `search_groups` | `await client.query_points_groups(name, group_by=..., query=vector)` |
| `recommend` | `query_points(name, query=models.RecommendQuery(recommend=models.RecommendInput(positive=[...])))` |
| `discover` | `query_points(name, query=models.DiscoverQuery(discover=models.DiscoverInput(target=..., context=[...])))` |
| `upload_records` | `upload_points` with `models.PointStruct` |

If the version was guessed wrong, name it: `--qdrant-version 1.15`, or `qdrant-version = "1.15"` in the configuration.

## Silence
`# qam: ignore[QAM004] why it is fine` on the line or the line above (`# noqa: QAM004` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM004"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM004"
NAME = "unknown-client-method"
SEVERITY = Severity.WARNING
SUMMARY = "the client has no such method in this version of qdrant-client"
