"""Constructors that have to await: what awaits moves into ``_async_init``, and ``create`` builds the object and awaits it.

``__init__`` keeps what stands before; every construction in the program becomes ``await Class.create(...)``.
"""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms import genexps, plain
from qdrant_async_migrate.idioms.constructions import constructed, constructor
from qdrant_async_migrate.idioms.context import Answer, Context, Note, Rewrite
from qdrant_async_migrate.idioms.init_bare import bare_factories, is_bare
from qdrant_async_migrate.idioms.init_family import REST, factory, refusals
from qdrant_async_migrate.idioms.init_parts import Parted, chain_line
from qdrant_async_migrate.idioms.init_parts import parted as parts_of
from qdrant_async_migrate.idioms.init_write import Written, chained, factory_code, given_type, rest_code
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.model.edits import AsyncDef, Decorate, Edit, Insert, Rename, Replace, ReplaceBlock
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Use
from qdrant_async_migrate.records import replace

ORDER = 18
_NAMES = ("__init__", "__post_init__", "__new__")


def is_constructor(context: Context, function: int) -> bool:
    """The function runs when an object of a class is made."""
    scope = context.program.scope(function)
    return scope.kind is ScopeKind.FUNCTION and scope.name in _NAMES and context.program.cls(function) is not None


# constructions --------------------------------------------------------------------------------------------------------------
def for_use(context: Context, use: Use) -> Answer:
    """``Store(client)`` -> ``await Store.create(client)``."""
    turned = [f for f in use.functions if is_constructor(context, f) and context.turned(f)]
    if not turned or not context.waits(use):
        return None
    if any(refusal_of(context, f) is not None for f in turned) or _is_chained(context, use):
        return Rewrite()
    node = context.syntax(use.file).find(use.place, ast.Call)
    name = _factory_of(context, use)
    if node is None or name is None:
        message = f"this call may run {context.name(turned[0])} in other ways than by constructing its class"
        return context.obstacle("QAM106", use, message, "construct the class by its name, in a coroutine")
    answer = genexps.for_use(context, use) or plain.for_use(context, use)
    if isinstance(answer, Obstacle):
        shown = context.syntax(use.file).source(node.func)
        message = f"{shown}(...) has to be awaited, which is not possible here: {answer.message}"
        return context.obstacle("QAM106", use, message, "construct it in a coroutine")
    if answer is None:
        return None
    span = context.syntax(use.file).span(node.func)
    edit = Replace(span, f"__qam_0__.{name}", (("__qam_0__", (span,)),))
    beside = bare_factories(context, constructed(context, use) or (), name)
    return replace(answer, edits=(*answer.edits, (use.file, edit), *beside))


def _is_chained(context: Context, use: Use) -> bool:
    """``super().__init__()`` in a constructor that is parted itself."""
    host = context.program.host(use.scope)
    return is_constructor(context, host) and context.turned(host) and chained(context, use) is not None


def refusal_of(context: Context, function: int) -> Obstacle | None:
    """Why a constructor stays as it is; said where it is defined."""
    known: dict[int, Obstacle | None] = context.memo.setdefault("constructors", {})
    if function not in known:
        known[function] = next(refusals(context, function), None)
    return known[function]


def _factory_of(context: Context, use: Use) -> str | None:
    """The one name under which all classes that a call may construct are built."""
    names = set()
    for cls in constructed(context, use) or ():
        function = constructor(context, cls)
        turned = context.turned(function) if function is not None else is_bare(context, cls)
        names.add(factory(context, cls) if turned else None)
    return names.pop() if len(names) == 1 else None


# definitions ----------------------------------------------------------------------------------------------------------
def for_function(context: Context, function: int) -> Answer:
    """Part the constructor."""
    if not is_constructor(context, function):
        return None
    refusal = refusal_of(context, function)
    if refusal is not None:
        return refusal
    if context.program.scope(function).name == "__new__":
        return _renamed(context, function)
    return _rewrite(context, function, parts_of(context, function))


def _renamed(context: Context, function: int) -> Answer:
    """A ``__new__`` that is all that makes the object: the class is built by it under another name."""
    program = context.program
    cls = program.cls(function)
    assert cls is not None
    name, span = factory(context, cls) or "", context.function_span(function)
    edits: list[Edit] = [AsyncDef(span), Rename(span, name), Decorate(span, "classmethod")]
    note = _note(context, function, program.scope(cls).name, name)
    return Rewrite(tuple((program.file(function), e) for e in edits), (note,))


def _rewrite(context: Context, function: int, parted: Parted) -> Answer:
    program = context.program
    cls = program.cls(function)
    assert cls is not None
    file, node = program.file(function), parted.split.node
    syntax = context.syntax(file)
    result, imported = given_type(context, cls)
    written = Written(syntax, node, factory(context, cls) or "", program.scope(cls).name, result)
    chains = _chains(context, function, parted)
    if isinstance(chains, Obstacle):
        return chains
    made = factory_code(written, parted.split.needed, parted.has_rest)
    if made is None or (node.name == "__post_init__" and parted.split.needed):
        message = f"{context.name(function)} cannot be parted: its second part needs parameters that no factory can repeat"
        return context.function_obstacle("QAM106", function, message, "make defaults constant, keep parameters in fields")
    lines, edits = chains
    edits += imported
    whole = _moves_whole(context, cls, parted)
    if whole:
        edits += [AsyncDef(syntax.span(node)), Rename(syntax.span(node), REST)]
    elif parted.has_rest:
        edits.append(Insert(syntax.span(node), "after", *rest_code(written, parted.split, lines)))
    if parted.split.moved and not whole:
        edits.append(ReplaceBlock(tuple(syntax.span(s) for s in parted.split.moved), ""))
    edits.append(Insert(syntax.span(node), "after", *made))
    return Rewrite(tuple((file, e) for e in edits), (_note(context, function, written.cls, written.factory),), parted.covers)


def _moves_whole(context: Context, cls: int, parted: Parted) -> bool:
    """Nothing of a ``__post_init__`` stays, and no other class has to do with it: it is the second part itself."""
    node, program = parted.split.node, context.program
    kin = [*classes.order(program.state, cls)[1:], *program.subclasses(cls)]
    alone = not any(classes.methods(program.state, other).get(node.name) for other in kin)
    alone = alone and all(read.name != node.name for read in program.state.reads["attribute"])
    start = 0 if ast.get_docstring(node, clean=False) is None else 1
    return node.name == "__post_init__" and alone and not parted.chains and parted.split.at <= start


def _chains(context: Context, function: int, parted: Parted) -> tuple[list[str], list[Edit]] | Obstacle:
    """What follows the calls of base classes' constructors: lines that open the second part, and edits in it."""
    syntax = context.syntax(context.program.file(function))
    lines: list[str] = []
    edits: list[Edit] = []
    for statement, base in parted.chains:
        line = chain_line(context, function, statement, base)
        if isinstance(line, Obstacle):
            return line
        if statement.value is parted.opening and statement not in parted.split.moved:
            lines.append(line)
        else:
            slots = (("__qam_0__", (syntax.span(statement.value),)),)
            edits.append(ReplaceBlock((syntax.span(statement),), f"__qam_0__\n{line}", slots))
    return lines, edits


def _note(context: Context, function: int, name: str, made_by: str) -> Note:
    scope = context.program.scope(function)
    line, column = scope.place[:2]
    message = f"{name} is built with 'await {name}.{made_by}(...)' now: {name}(...) alone is not complete"
    return Note("QAM202", context.program.file(function), (line, column, line, column + 4 + len(scope.name)), function, message)
