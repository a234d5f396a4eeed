"""Modules whose names are known in part: ``import_module(f"plugins.{name}")`` gives one of those in the package ``plugins``."""

from __future__ import annotations

from fnmatch import fnmatchcase

from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.model.facts import QUOTES, SPELLED

_MANY = 8
"""Modules that one name may mean; more say nothing."""
_FROM = 3
"""Where ``__import__`` is told what is taken from the module."""


def spelled_modules(state: State, call: Call) -> list[str]:
    """The modules of the program that the call may load, also those that were not read. A folder that is no regular package may
    have others elsewhere."""
    spelled = call.constants.get((SPELLED, 0), "")
    package, _, name = _absolute(state, call, spelled).rpartition(".") if spelled.count("*") == 1 else ("", "", "")
    facts = state.files[call.file]
    modules = state.modules.whole
    folder = package if package == facts.module else modules.resolve(facts.module, facts.is_package, package, 0)
    if not package or folder not in modules.packages:
        return []
    found = sorted(n for n in modules.names if fnmatchcase(n, f"{folder}.{name}"))
    return found if len(found) <= _MANY else []


def _absolute(state: State, call: Call, spelled: str) -> str:
    """The name as it is looked for; nothing if that is not known."""
    facts = state.files[call.file]
    own = {"__name__": facts.module, "__package__": facts.module if facts.is_package else facts.module.rpartition(".")[0]}
    if not spelled.startswith("."):
        head, dot, rest = spelled.partition(".")
        return own.get(head, head) + dot + rest
    level = len(spelled) - len(spelled.lstrip("."))
    package = _package(call, own)
    return state.modules.absolute(package, True, spelled[level:], level) if package else ""


def _package(call: Call, own: dict[str, str]) -> str:
    """What a relative name is told from: ``import_module(".store", __package__)``, ``import_module(".store", package="app")``."""
    for key in (1, "package"):
        if (text := call.constants.get(key, ""))[:1] in QUOTES:
            return text[1:-1]
        if (SPELLED, key) in call.constants:
            return own.get(call.constants[SPELLED, key], "")
    return ""


def written_module(state: State, call: Call, only_top: bool) -> str:
    """The module whose whole name is written; ``only_top``: ``__import__("app.store")`` gives ``app``, unless it is told what to
    take from there."""
    text = call.constants.get(0, "")
    spelled = text[1:-1] if text[:1] in QUOTES else call.constants.get((SPELLED, 0), "")
    name = _absolute(state, call, spelled) if spelled and "*" not in spelled else ""
    taken = len(call.args) > _FROM or any(key == "fromlist" for key, _ in call.keywords)
    return name.partition(".")[0] if only_top and not taken else name
