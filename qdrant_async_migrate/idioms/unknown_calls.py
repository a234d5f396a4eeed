"""A function that nothing in the program calls may be the one that is called by a name that only running the program tells:
``load(name).run(client)``. It keeps its kind."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use

ORDER = 31


def for_function(context: Context, function: int) -> Answer:
    """Refuse where an unknown callee of the same name is handed a client."""
    if context.scope_kind(function) is not ScopeKind.FUNCTION or context.program.uses_of.get(function):
        return None
    use = _handing(context).get(context.program.scope(function).name)
    if use is None:
        return None
    place = f"{context.program.state.files[use.file].path}:{use.place[0]}"
    message = f"{context.name(function)} may be what {place} calls with a client: that name is known only when it runs"
    return context.function_obstacle("QAM111", function, message, "import it there by its name")


def _handing(context: Context) -> dict[str, Use]:
    """Calls of nobody knows what, that are given a client, by the last part of the name."""
    if "unknown calls" not in context.known:
        unknown = (u for u in context.program.uses if u.role is Role.ESCAPE and u.receivers and not u.others)
        found: dict[str, Use] = {}
        for use in unknown:
            node = context.syntax(use.file).find(use.place, ast.Call)
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if node is not None else ""
            found.setdefault(name, use)
        context.known["unknown calls"] = found
    calls: dict[str, Use] = context.known["unknown calls"]
    return calls
