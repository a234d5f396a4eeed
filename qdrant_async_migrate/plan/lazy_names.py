"""Modules that the ``__getattr__`` of a module loads (PEP 562), where it is known what each name that is asked for stands for:
nobody gets anything else from there."""

from __future__ import annotations

from collections.abc import Iterable

from qdrant_async_migrate.link.lazily import GETTER
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.plan.loose_methods import onwards


def loads_known_names(program: Program, call: Call) -> bool:
    """The call loads a module for a name that is asked of this one, and only the name is taken from it."""
    state = program.state
    if program.scope(call.scope).name != GETTER or program.scope(program.parent(call.scope)).kind is not ScopeKind.MODULE:
        return False
    asked = {name: node for (file, name), node in state.lazy.items() if file == call.file}
    if not all(map(state.graph.values, asked.values())) or _is_imported_otherwise(program, state.files[call.file].module):
        return False
    return not _is_read(program, call, asked)


def _is_imported_otherwise(program: Program, module: str) -> bool:
    """Something of another name may be this module: ``from app import backends``, where ``app`` is no package of the program."""
    names = (str(item[1]) for item in program.state.values.items if item[0] == Kind.EXT)
    return any(f".{module}." in f".{name}." for name in names)


def _is_read(program: Program, call: Call, asked: Iterable[str]) -> bool:
    """Names that are computed are asked of the module itself, or other names than those it is asked for of what is loaded."""
    state = program.state
    module = state.values.of(Kind.MODULE, state.files[call.file].module)
    loaded = onwards(program, call.result)
    for read in state.reads["attribute"]:
        if "*" in read.name and module in state.graph.values(read.node):
            return True
        if read.scope == call.scope and read.node in loaded and "*" not in read.name and read.name not in asked:
            return True
    return False
