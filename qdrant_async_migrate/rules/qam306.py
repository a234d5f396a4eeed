"""## What
A coroutine calls the sync client of an SDK that ships an async twin: OpenAI, Anthropic, Cohere, Mistral, Google GenAI, Ollama
and others.

## Why it bites
While it runs the event loop stands still: no other request, timer or heartbeat of the process gets on. A completion takes
seconds. This is the call that hurts most in a retrieval service, and the easiest to mend.

## Example
```python
from openai import OpenAI
from qdrant_client import AsyncQdrantClient

llm = OpenAI()


async def answer(client: AsyncQdrantClient, vector: list[float]) -> str:
    hits = (await client.query_points("docs", query=vector)).points
    reply = llm.chat.completions.create(model="m", messages=[{"role": "user", "content": str(hits)}])  # QAM306
    return reply.choices[0].message.content
```

## Do instead
| sync | async twin |
| --- | --- |
| `openai.OpenAI`, `AzureOpenAI` | `AsyncOpenAI`, `AsyncAzureOpenAI` |
| `anthropic.Anthropic` | `AsyncAnthropic` |
| `cohere.ClientV2` | `AsyncClientV2`; `chat_stream` is `async for` without `await` |
| `groq.Groq`, `together.Together` | `AsyncGroq`, `AsyncTogether` |
| `mistralai` | the same client: `chat.complete_async`, `embeddings.create_async` |
| `google.genai.Client` | the same client: `client.aio.models...` |
| `ollama.Client` | `ollama.AsyncClient` |
| `huggingface_hub.InferenceClient` | `AsyncInferenceClient` |
| LangChain `invoke`, `embed_query` | `ainvoke`, `aembed_query` on the same object |

`qdrant-async-migrate migrate --also openai` moves construction and calls together. Module-level functions such as
`openai.chat.completions.create` have no async form: make a client.

## Silence
`# qam: ignore[QAM306] why it is fine` on the line or the line above (`# noqa: QAM306` works as well); for whole folders
`per-file-ignores = { "scripts/*" = ["QAM306"] }` in `[tool.qdrant-async-migrate]`.
"""

from qdrant_async_migrate.model.findings import Severity

CODE = "QAM306"
NAME = "sync-sdk-in-coroutine"
SEVERITY = Severity.ERROR
SUMMARY = "a sync SDK client in a coroutine, where the SDK has an async one"
