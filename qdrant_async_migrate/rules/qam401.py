"""## What
A model computes in the process, on the event loop: `SentenceTransformer.encode`, `fastembed`'s `embed`, a `transformers`
pipeline, an ONNX session; also `models.Document`, `models.Image` or `models.InferenceObject` given to the async client without
`cloud_inference=True`, which embeds with fastembed before it sends anything.

## Why it bites
It is computing, not waiting: `await` does not help, the loop stands still for tens to thousands of milliseconds.
`await client.query_points(..., query=models.Document(...))` looks async and is not.

## Example
```python
from qdrant_client import AsyncQdrantClient
from sentence_transformers import SentenceTransformer

model = SentenceTransformer("all-MiniLM-L6-v2")


async def find(client: AsyncQdrantClient, question: str):
    vector = model.encode(question)  # QAM401
    return await client.query_points("docs", query=vector)
```

## Do instead
- `vector = await asyncio.to_thread(model.encode, question)`. Let one call at a time into the model:
  `async with semaphore:` with `asyncio.Semaphore(1)`.
- fastembed is lazy: `await asyncio.to_thread(lambda: list(model.embed(texts)))`. `to_thread(model.embed, texts)` gives a
  generator that computes where it is read, on the loop.
- `models.Document`: embed in a thread first and send the vector, or let the server do it:
  `AsyncQdrantClient(..., cloud_inference=True)`.
- Heavy use: an inference server of its own, called with `httpx.AsyncClient` or `AsyncOpenAI`.

## Silence
`# qam: ignore[QAM401] why it is fine` on the line or the line above (`# noqa: QAM401` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM401"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM401"
NAME = "inference-in-coroutine"
SEVERITY = Severity.ERROR
SUMMARY = "an embedding or model runs inside a coroutine"
