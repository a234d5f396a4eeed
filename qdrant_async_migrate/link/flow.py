"""The value flow: the operations of all files become constraints on one graph, solved to a fixpoint.

First only names are resolved (imports, classes, functions), so that every class knows its bases; then calls and attributes run.
Adding files later gives the same result as adding them first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qdrant_async_migrate.link import (
    attributes,
    bases,
    classes,
    comparisons,
    declared,
    enums,
    foreign,
    installing,
    lazily,
    methods,
    named,
    narrowing,
    raised,
    renamed_modules,
    set_names,
    stars,
)
from qdrant_async_migrate.link.promises import Promises
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import FileFacts, ScopeKind


def add_files(state: State, files: Sequence[FileFacts], named: Callable[[], None] = lambda: None) -> None:
    """Take more files into the program and solve again. ``named`` is called when all classes know their bases."""
    state.ready = False
    numbers = [_register(state, facts) for facts in files]
    state.crowds.expect(len(state.graph.held), state.trusting)
    for number in numbers:
        stars.take(state, number)
    for number in numbers:
        installing.Installer(state, number).names()
    state.graph.run()
    while lazily.connect(state):
        state.graph.run()
    for number in numbers:
        bases.register_bases(state, number)
    named()
    for number in numbers:
        bases.plain_fields(state, number)
    declared.declare(state)
    if state.trusting:
        promises = Promises(state)
        for number in numbers:
            promises.install(number)
    state.ready = True
    for number in numbers:
        _seed(state, number)
    for number in numbers:
        installing.Installer(state, number).behaviour()
        enums.make(state, number)
    comparisons.connect(state, numbers)
    set_names.connect(state, numbers)
    deferred, state.deferred = state.deferred, []
    for action in deferred:
        action()
    settle(state)


def settle(state: State) -> None:
    """Solve it, with what the program keeps in objects of libraries."""
    state.graph.run()
    while lazily.connect(state) or named.unknown(state) or renamed_modules.connect(state) or foreign.connect(state):
        state.graph.run()
    state.graph.run()  # what was kept under a name that is asked for already


def _register(state: State, facts: FileFacts) -> int:
    number = len(state.files)
    state.files.append(facts)
    if facts.is_package or facts.module not in state.file_of:
        state.file_of[facts.module] = number  # beside a module of its name, Python takes the package
    state.node_base.append(state.graph.reserve(facts.nodes))
    state.scope_base.append(len(state.scopes))
    base = state.node_base[number]
    state.graph.closed.update(base + node for node in facts.data)
    state.scopes.extend(facts.scopes)
    state.has_checks |= any(scope.name in narrowing.CHECKS for scope in facts.scopes)
    state.scope_file.extend([number] * len(facts.scopes))
    return number


def _seed(state: State, number: int) -> None:
    """Methods may be called from outside: ``self`` is an instance of the class or of any subclass."""
    for local, scope in enumerate(state.files[number].scopes):
        function = state.scope_of(number, local)
        parent = state.parent(function)
        raised.returned(state, function)
        if scope.kind is not ScopeKind.FUNCTION or parent < 0 or state.scopes[parent].kind is not ScopeKind.CLASS:
            continue
        first = methods.first_parameter(state, function)
        kind = methods.method_kind(state, function, scope)
        if first < 0 or (kind == "static" and scope.name != "__new__"):
            continue
        if "builtins.type" in classes.foreign_bases(state, parent):
            attributes.classes_of(state, parent)
            continue
        owner = Kind.CLASS if kind == "class" or scope.name == "__new__" else Kind.INST
        itself = [] if scope.name == "__init_subclass__" else [parent]
        below = classes.descendants(state, parent) if parent not in state.copies else []
        state.graph.add(first, [state.values.of(owner, cls) for cls in [*itself, *below]])
