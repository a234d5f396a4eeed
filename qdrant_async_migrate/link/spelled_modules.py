"""Modules whose names are known in part: ``import_module(f"plugins.{name}")`` gives one of those in the package ``plugins``."""

from __future__ import annotations

from fnmatch import fnmatchcase

from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.model.facts import SPELLED

_MANY = 50
"""Modules that one name may mean; more say nothing."""


def spelled_modules(state: State, call: Call) -> list[str]:
    """The modules of the program that the call may load. A folder that is no regular package may have others elsewhere."""
    spelled = call.constants.get((SPELLED, 0), "")
    package, _, name = _absolute(state, call, spelled).rpartition(".") if spelled.count("*") == 1 else ("", "", "")
    facts = state.files[call.file]
    folder = package if package == facts.module else state.modules.resolve(facts.module, facts.is_package, package, 0)
    if not package or folder not in state.modules.packages:
        return []
    found = sorted(n for n in state.modules.names if fnmatchcase(n, f"{folder}.{name}"))
    return found if len(found) <= _MANY else []


def _absolute(state: State, call: Call, spelled: str) -> str:
    """The name as it is looked for; nothing if that is not known."""
    facts = state.files[call.file]
    own = {"__name__": facts.module, "__package__": facts.module if facts.is_package else facts.module.rpartition(".")[0]}
    if not spelled.startswith("."):
        head, dot, rest = spelled.partition(".")
        return own.get(head, head) + dot + rest
    given = call.constants.get((SPELLED, 1)) or call.constants.get((SPELLED, "package"), "")
    level = len(spelled) - len(spelled.lstrip("."))
    return state.modules.absolute(own[given], True, spelled[level:], level) if own.get(given) else ""
