"""``Callable[[A], R]`` of what holds functions that turn async, and only such: ``Callable[[A], Awaitable[R]]``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import callable_aliases, taken_from_outside
from qdrant_async_migrate.idioms.context import Context, Rewrite
from qdrant_async_migrate.idioms.declared import Declared
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link import classes, uses
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AddImport, Edit, Rename, Replace, SetString
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.solve import is_awaited

_AWAITABLE = frozenset({"Awaitable", "Coroutine"})
_CALLABLE = frozenset({Kind.FUNC, Kind.BOUND, Kind.PARTIAL, Kind.CLASS, Kind.MEM, Kind.EXT})


def for_program(context: Context) -> Iterator[Rewrite]:
    """The annotations of parameters, results, variables and fields."""
    turned = _Turned(context)
    done: set[tuple[int, Edit]] = set()
    scoped = list(turned.annotated())
    annotated = [(context.program.file(scope), annotation) for scope, annotation in scoped]
    for file, annotation in (*annotated, *_aliases(context, turned, annotated)):
        for edit in (*_edits(context.syntax(file), annotation), *_clients(context, file, annotation)):
            if (file, edit) not in done:
                done.add((file, edit))
                yield Rewrite(((file, edit),))
    changed = ((scope, annotation) for scope, annotation in scoped if _says_more(context, scope, annotation))
    yield from (Rewrite(notes=(note,)) for note in taken_from_outside.notes(context, changed))


def _says_more(context: Context, scope: int, annotation: ast.expr) -> bool:
    return any(_edits(context.syntax(context.program.file(scope)), annotation))


def _aliases(context: Context, turned: _Turned, annotated: list[tuple[int, ast.expr]]) -> Iterator[tuple[int, ast.expr]]:
    """The types behind the names in annotations, where no annotation with the name speaks of other callables."""
    named = {(file, name) for file, annotation in annotated for name in callable_aliases.names_in(annotation)}
    for file, name in sorted(named):
        found = callable_aliases.meant(context, file, name)
        if found is not None and not any(turned.is_otherwise(f, name) for f in callable_aliases.sharing(context, found[0], name)):
            yield found


def _clients(context: Context, file: int, annotation: ast.expr) -> Iterator[Edit]:
    """The clients among the parameters of a ``Callable``, in a file whose other mentions of the class all get the new name."""
    inner = [n for c in _callables(annotation) for n in ast.walk(c) if isinstance(n, ast.Name)]
    program = context.program
    mentioned = [r for r in program.state.references if r.file == file and r.number in program.family_of]
    for node in inner:
        place = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
        own = next((r for r in mentioned if r.place == place and r.string is None), None)
        if own is None or program.families[program.family_of[own.number]].calls or node.id != own.cls.rpartition(".")[2]:
            continue
        others = [program.family_of[r.number] for r in mentioned if r.cls == own.cls]
        alive = {f for f in others if program.families[f].calls or f in context.solution.migrated}
        if alive and alive <= context.solution.migrated and program.family_of[own.number] not in alive:
            module, _, name = context.catalog.twin_spelling(own.cls).rpartition(".")
            yield Rename(context.syntax(file).span(node), name)
            yield AddImport(module, name)


class _Turned(Declared):
    """Which nodes of the value flow hold functions that turn async."""

    def turns(self, item: tuple[object, ...]) -> bool:
        if item[0] == Kind.PARTIAL:
            return self.turns(self.state.item(self.state.partials[int(str(item[1]))][1]))
        if item[0] == Kind.INST:
            return any(self.context.becomes_awaitable(f) for f in self._called(item))
        if item[0] == Kind.MEM:
            return self._is_awaited(item)
        if item[0] not in (Kind.FUNC, Kind.BOUND) or not isinstance(item[1], int):
            return False
        return self.context.becomes_awaitable(item[1]) and not self.context.program.scope(item[1]).is_generator

    def is_other(self, value: int) -> bool:
        return self._is_callable(value) and not self._is_async(value)

    def speaks(self, file: int, annotation: ast.expr) -> bool:
        """It names a ``Callable``, or a name for one."""
        known = callable_aliases.of_file(self.context, file)
        return next(_callables(annotation), None) is not None or not known.keys().isdisjoint(
            callable_aliases.names_in(annotation)
        )

    def _is_awaited(self, item: tuple[object, ...]) -> bool:
        """A method of a client that moves: ``retry(client.get_collections)``."""
        found = list(uses.client_calls(self.state, self.state.values.of(*item), self.context.program.family_of))
        return bool(found) and all(is_awaited(call, self.context.solution.migrated) for call in found)

    def _called(self, item: tuple[object, ...]) -> list[int]:
        """What runs when an object is called: the ``__call__`` of its class."""
        lines = (classes.methods(self.state, cls).get("__call__") for cls in classes.order(self.state, int(str(item[1]))))
        return next(filter(None, lines), None) or []

    def _is_callable(self, value: int) -> bool:
        item = self.state.item(value)
        return item[0] in _CALLABLE or (item[0] == Kind.INST and bool(self._called(item)))

    def is_otherwise(self, file: int, name: str) -> bool:
        """A parameter, result or variable of a file, annotated with ``name``, holds callables that stay as they are."""
        syntax = self.context.syntax(file)
        for number, scope in enumerate(self.state.scopes):
            here = self.state.scope_file[number] == file and scope.kind is ScopeKind.FUNCTION
            node = syntax.find(scope.place, *FUNCTIONS) if here else None
            if not isinstance(node, FUNCTIONS):
                continue
            annotations = {a.arg: a.annotation for a in ast.walk(node.args) if isinstance(a, ast.arg)}
            spoken = [(annotations.get(p.name), p.node) for p in scope.params]
            spoken += [(node.returns, scope.returns)] if scope.annotated_return else []
            nodes = [at for annotation, at in spoken if annotation is not None and name in callable_aliases.names_in(annotation)]
            if any(self._keeps(self.state.node_in(number, at)) for at in nodes):
                return True
        return False

    def _keeps(self, node: int) -> bool:
        return not self.holds(node) and any(self._is_callable(v) for v in self.state.graph.values(node))

    def _is_async(self, value: int) -> bool:
        item = self.state.item(value)
        return item[0] in (Kind.FUNC, Kind.BOUND) and self.context.program.scope(item[1]).is_async

    def _of_decorator(self, function: int) -> Iterator[ast.expr]:
        """``Callable[[Callable[P, R]], Callable[P, R]]``: the result is a plain function that takes or gives such."""
        scope = self.state.scopes[function]
        given = self.state.graph.values(self.state.node_in(function, scope.returns)) if scope.annotated_return else ()
        inner = [self.state.item(v)[1] for v in given if self.state.kind(v) == Kind.FUNC]
        if not inner or len(inner) != len(given):
            return
        node = self.context.syntax(self.context.program.file(function)).find(scope.place, *FUNCTIONS)
        match node.returns if isinstance(node, FUNCTIONS) else None:
            case ast.Subscript(value=head, slice=ast.Tuple(elts=[ast.List(elts=takes), gives])) if _name(head) == "Callable":
                for index, annotation in enumerate(takes):
                    if all(self._takes(f, index) for f in inner):
                        yield annotation
                if all(self.holds(self.state.node_in(f, self.state.scopes[f].returns)) for f in inner):
                    yield gives

    def _takes(self, function: int, index: int) -> bool:
        params = self.state.scopes[function].params
        return index < len(params) and self.holds(self.state.node_in(function, params[index].node))


def _callables(annotation: ast.expr) -> Iterator[ast.Subscript]:
    return (n for n in ast.walk(annotation) if isinstance(n, ast.Subscript) and _name(n.value) == "Callable")


def _edits(syntax: Syntax, annotation: ast.expr) -> Iterator[Edit]:
    """The result of the one ``Callable`` in an annotation, which may be written as a string."""
    found = list(_callables(annotation))
    nodes = list(ast.walk(annotation))
    texts = [n for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    if not found and len(texts) == 1 and not any(isinstance(n, ast.Subscript) and _name(n.value) == "Literal" for n in nodes):
        yield from _in_string(syntax, texts[0])
    parts = found[0].slice if len(found) == 1 else None
    if not isinstance(parts, ast.Tuple) or len(parts.elts) != 2:
        return
    head, result = found[0].value, parts.elts[1]
    if _name(result.value if isinstance(result, ast.Subscript) else result) in _AWAITABLE:
        return
    prefix = f"{syntax.source(head.value)}." if isinstance(head, ast.Attribute) else ""
    if not prefix:
        module = _module(syntax)
        if not module:
            return
        yield AddImport(module, "Awaitable")
    yield Replace(syntax.span(result), f"{prefix}Awaitable[__qam_0__]", (("__qam_0__", (syntax.span(result),)),))


def _in_string(syntax: Syntax, literal: ast.Constant) -> Iterator[Edit]:
    """The same in a string: its text is read like code, and the part that changes is put into it."""
    text = str(literal.value)
    try:
        annotation = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError):
        return
    found = list(_callables(annotation))
    parts = found[0].slice if len(found) == 1 and text.isascii() and "\n" not in text else None
    if not isinstance(parts, ast.Tuple) or len(parts.elts) != 2 or text not in syntax.source(literal):
        return
    head, result = found[0].value, parts.elts[1]
    if _name(result.value if isinstance(result, ast.Subscript) else result) in _AWAITABLE or result.end_col_offset is None:
        return
    prefix = f"{ast.unparse(head.value)}." if isinstance(head, ast.Attribute) else ""
    module = "" if prefix else _module(syntax)
    if not prefix and not module:
        return
    if module:
        yield AddImport(module, "Awaitable")
    start, end = result.col_offset, result.end_col_offset
    yield SetString(syntax.span(literal), text, f"{text[:start]}{prefix}Awaitable[{text[start:end]}]{text[end:]}")


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _module(syntax: Syntax) -> str:
    """Where ``Callable`` is imported from under its own name."""
    for node in syntax.statements:
        if isinstance(node, ast.ImportFrom) and not node.level:
            if any(a.name == "Callable" and a.asname is None for a in node.names):
                return node.module or ""
    return ""
