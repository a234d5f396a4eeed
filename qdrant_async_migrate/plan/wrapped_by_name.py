"""Methods of a client's class that a library replaces by their names as text: ``wrap_function_wrapper("qdrant_client",
"QdrantClient.upsert", wrapper)``. Those of the async class stay as they are, and nobody would see what they do."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import QUOTES, SPELLED, unquoted
from qdrant_async_migrate.model.program import Obstacle

_MODULE_AND_NAME = 2
"""Arguments that say what is replaced, at the least."""


def wrapping_blockers(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """Families whose class a library is told by its name, while it is not told the async one."""
    named = [(call, texts) for call in context.program.state.calls if (texts := _texts(call)) and _is_foreign(context, call)]
    for number, family in context.program.families.items() if named else ():
        package = family.client.partition(".")[0]
        twin = context.catalog.sdks[family.client].twin.rpartition(".")[2]
        told = [(call, texts) for call, texts in named if any(t == package or t.startswith(f"{package}.") for t in texts)]
        if not any(_names(texts, twin) for _, texts in told):
            client = family.client.rpartition(".")[2]
            for call in [call for call, texts in told if _names(texts, client)][:1]:
                yield number, _obstacle(call, client, twin)


def _names(texts: list[str], client: str) -> bool:
    return any(text.startswith(f"{client}.") for text in texts)


def _texts(call: Call) -> list[str]:
    """The arguments that are written as text, known in full or in part; none where there are not two arguments of the kind."""
    if len(call.constants) < _MODULE_AND_NAME:
        return []
    spelled = {text for key, text in call.constants.items() if isinstance(key, tuple) and key[0] == SPELLED}
    written = {unquoted(text) for text in call.constants.values() if text[:1] in QUOTES}
    return sorted(spelled | written)


def _is_foreign(context: Context, call: Call) -> bool:
    state = context.program.state
    return all(state.kind(value) == Kind.EXT for value in call.targets)


def _obstacle(call: Call, client: str, twin: str) -> Obstacle:
    message = f"methods of {client} are replaced here by their names, which does not reach those of {twin}"
    help_ = f"replace those of {twin} as well, by functions that await"
    return Obstacle("QAM101", call.file, call.place, call.scope, message, help_)
