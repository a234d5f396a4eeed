"""A call on a mock that says nothing of its class: fine if the one who makes it can be told that the method is awaited."""

from __future__ import annotations

from qdrant_async_migrate.idioms import patching
from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.idioms.mock_methods import Mocks
from qdrant_async_migrate.model.program import Role, Use

ORDER = 9


def for_use(context: Context, use: Use) -> Answer:
    """Take note of what is awaited, or say why it cannot be."""
    mocks = [n for n in use.others if patching.is_stand_in(context, n)]
    if not mocks or use.role not in (Role.CALL, Role.PROPERTY, Role.APPLY) or not context.waits(use):
        return None
    fault = Mocks.of(context).needed(use)
    if not fault:
        return None
    twin = next(
        (context.catalog.sdk(f.client) for f in context.program.families.values() if f.number in context.solution.migrated), None
    )
    spec = twin.name.rsplit(".", 1)[-1] if twin is not None else "the class"
    return context.obstacle("QAM210", use, fault, f"make it a mock of a class: Mock(spec={spec}), its methods then follow")
