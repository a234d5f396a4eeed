"""Which expressions of a package hold a sync client: a plain, name-based fixpoint that shares nothing with the tool.

It errs on the side of seeing a client: annotations, constructors, attributes of a class and of its bases, results of
functions, arguments at call sites, fixtures, containers. What it sees is counted and then looked for in the tool's output.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable

from source_tree import Module, Scope

CLIENT = "client"
BOX = "box"
CLASS = "class"
Kinds = frozenset[str]
NOTHING: Kinds = frozenset()
TRANSPARENT = {"Optional", "Union", "Annotated", "Final", "ClassVar", "Type"}
ONE_OF_MANY = {"get", "pop", "setdefault", "popitem", "popleft"}
THREAD_HOPS = {"to_thread", "run_sync", "run_in_threadpool"}


class ClientValues:
    """Facts about one package, grown until nothing new is learnt."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self.modules = {module.name: module for module in modules}
        self.names: dict[tuple[int, str], Kinds] = defaultdict(frozenset)
        self.attrs: dict[tuple[str, str], Kinds] = defaultdict(frozenset)
        self.other_attrs: dict[str, set[str]] = defaultdict(set)
        self.results: dict[int, Kinds] = defaultdict(frozenset)
        self.by_name: dict[str, list[Scope]] = defaultdict(list)
        self.methods: dict[tuple[str, str], Scope] = {}
        self.bases: dict[str, list[str]] = defaultdict(list)
        self.fixtures: dict[str, Scope] = {}
        self._known: dict[tuple[int, int], Kinds] = {}
        self._index()
        self._grow()

    # -- what is asked -----------------------------------------------------------------------------------------------

    def is_client(self, node: ast.expr, scope: Scope) -> bool:
        """Whether ``node`` may be a sync client object."""
        return CLIENT in self.kinds(node, scope)

    def kinds(self, node: ast.expr, scope: Scope) -> Kinds:
        """What ``node`` may be: a client, a container or maker of clients, the class (remembered for one round)."""
        if not hasattr(node, "lineno"):
            return self._kinds(node, scope)
        key = (id(node), id(scope))
        if key not in self._known:
            self._known[key] = NOTHING
            self._known[key] = self._kinds(node, scope)
        return self._known[key]

    def _kinds(self, node: ast.expr, scope: Scope) -> Kinds:
        match node:
            case ast.Name(id=name):
                return self._of_name(name, scope)
            case ast.Attribute():
                return self._of_attribute(node, scope)
            case ast.Call():
                return self._of_call(node, scope)
            case ast.Await(value=value) | ast.NamedExpr(value=value) | ast.Starred(value=value):
                return self.kinds(value, scope)
            case ast.Yield(value=ast.expr() as value):
                return self.kinds(value, scope)
            case ast.IfExp(body=one, orelse=two):
                return self.kinds(one, scope) | self.kinds(two, scope)
            case ast.BoolOp(values=values):
                return frozenset().union(*(self.kinds(v, scope) for v in values))
            case ast.Subscript(value=value, slice=ast.Constant(value=int(n))) if _at(n) in self.kinds(value, scope):
                return frozenset({CLIENT})
            case ast.Subscript(value=value):
                return frozenset({CLIENT, BOX}) if BOX in self.kinds(value, scope) else NOTHING
            case ast.Tuple(elts=parts):
                return frozenset(_at(i) for i, p in enumerate(parts) if CLIENT in self.kinds(p, scope))
            case ast.List(elts=parts):
                return frozenset({BOX}) if any(self.kinds(p, scope) & {CLIENT, BOX} for p in parts) else NOTHING
            case ast.Dict(values=values):
                return frozenset({BOX}) if any(self.kinds(v, scope) & {CLIENT, BOX} for v in values) else NOTHING
            case ast.ListComp(elt=elt) | ast.DictComp(value=elt):
                return frozenset({BOX}) if CLIENT in self.kinds(elt, scope) else NOTHING
            case ast.Lambda(body=body):
                return frozenset({BOX}) if CLIENT in self.kinds(body, scope) else NOTHING
        return NOTHING

    def annotated(self, node: ast.expr | None, module: Module) -> Kinds:
        """What an annotation says a value is."""
        match node:
            case ast.Constant(value=str(text)):
                try:
                    return self.annotated(ast.parse(text.strip(), mode="eval").body, module)
                except SyntaxError:
                    return NOTHING
            case ast.Name() | ast.Attribute():
                return frozenset({CLIENT}) if self._names_class(node, module) else self._object(node, module)
            case ast.BinOp(left=left, right=right):
                return self.annotated(left, module) | self.annotated(right, module)
            case ast.Subscript(value=outer, slice=inner):
                parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
                if isinstance(outer, ast.Name) and outer.id in {"tuple", "Tuple"} and len(parts) > 1:
                    return frozenset(_at(i) for i, part in enumerate(parts) if CLIENT in self.annotated(part, module))
                found: Kinds = frozenset().union(*(self.annotated(p, module) for p in parts))
                head = outer.attr if isinstance(outer, ast.Attribute) else getattr(outer, "id", "")
                if head in {"type", "Type"}:
                    return frozenset({CLASS}) if found else NOTHING
                return found if head in TRANSPARENT else frozenset({BOX}) if CLIENT in found or BOX in found else NOTHING
            case ast.List(elts=parts):
                return frozenset().union(*(self.annotated(p, module) for p in parts))
        return NOTHING

    def _object(self, node: ast.expr, module: Module) -> Kinds:
        """An instance of a class of the package, so that ``db.client`` is looked up in the class of ``db``."""
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        known = module.imports.get(name, ("", name))[1] or name
        return frozenset({f"object {known}"}) if known in self.bases else NOTHING

    # -- looking up --------------------------------------------------------------------------------------------------

    def _names_class(self, node: ast.expr, module: Module) -> bool:
        match node:
            case ast.Attribute(attr="QdrantClient"):
                return True
            case ast.Name(id=name):
                origin, original = module.imports.get(name, ("", ""))
                if origin.split(".")[0] == "qdrant_client":
                    return original == "QdrantClient"
                if original == "QdrantClient" and origin in self.modules:
                    return self._names_class(ast.Name(id=original), self.modules[origin])
                return name in self.bases and self._is_subclass(name, module)
        return False

    def _is_subclass(self, name: str, module: Module, seen: frozenset[str] = frozenset()) -> bool:
        if name in seen or name not in self.bases or (name not in module.classes and name not in module.imports):
            return False
        if name in module.classes:
            for base in module.classes[name].bases:
                inner = base.id if isinstance(base, ast.Name) else ""
                if inner != name and (self._names_class(base, module) or self._is_subclass(inner, module, seen | {name})):
                    return True
        return False

    def _of_name(self, name: str, scope: Scope) -> Kinds:
        home = scope.home_of(name)
        found = self.names[id(home), name] if home else NOTHING
        if self._names_class(ast.Name(id=name), scope.module):
            found |= {CLASS}
        origin, original = scope.module.imports.get(name, ("", ""))
        if original and origin in self.modules and (home is None or home.parent is None or not found):
            found |= self.names[id(self.modules[origin].scopes[0]), original]
        if name == "self" and scope.owner and self._is_subclass(scope.owner, scope.module):
            found |= {CLIENT}
        return found

    def _of_attribute(self, node: ast.Attribute, scope: Scope) -> Kinds:
        if self._names_class(node, scope.module):
            return frozenset({CLASS})
        if isinstance(node.value, ast.Name):
            imported = scope.module.imports.get(node.value.id)
            if imported:
                for dotted in (imported[0], ".".join(p for p in imported if p)):
                    if dotted in self.modules:
                        found = self.names[id(self.modules[dotted].scopes[0]), node.attr]
                        if found:
                            return found
            if node.value.id in {"self", "cls"} and scope.owner:
                own = self._member(scope.owner, node.attr)
                if own is not None:
                    return own
        owners = [kind.removeprefix("object ") for kind in self.kinds(node.value, scope) if kind.startswith("object ")]
        members = [one for owner in owners if (one := self._member(owner, node.attr)) is not None]
        if members:
            return frozenset().union(*members)
        loose = self._loose(node.attr)
        return loose & {CLIENT, BOX} if "test" in scope.module.name else loose

    def _member(self, owner: str, attr: str, seen: frozenset[str] = frozenset()) -> Kinds | None:
        if owner in seen:
            return None
        method = self.methods.get((owner, attr))
        if method is not None:
            return self.results[id(method)] if _is_property(method.node) else NOTHING
        if self.attrs.get((owner, attr)):
            return self.attrs[owner, attr]
        if owner in self.other_attrs[attr]:
            return NOTHING
        for base in self.bases[owner]:
            found = self._member(base, attr, seen | {owner})
            if found is not None:
                return found
        return None

    def _loose(self, attr: str) -> Kinds:
        """An attribute of something unknown: a client if every class here that has such an attribute says so."""
        owners = {cls for (cls, name), kinds in self.attrs.items() if name == attr and kinds}
        getters = [s for s in self.by_name[attr] if s.owner and _is_property(s.node)]
        if self.other_attrs[attr] - owners or any(not self.results[id(g)] for g in getters):
            return NOTHING
        found: Kinds = frozenset().union(*(self.attrs[cls, attr] for cls in owners), *(self.results[id(g)] for g in getters))
        return found

    def _of_call(self, node: ast.Call, scope: Scope) -> Kinds:
        func = node.func
        kinds = self.kinds(func, scope)
        if CLASS in kinds:
            return frozenset({CLIENT})
        if BOX in kinds and not isinstance(func, ast.Attribute):
            return frozenset({CLIENT})
        name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
        if name == "cast" and len(node.args) == 2:
            return self.annotated(node.args[0], scope.module)
        if name in THREAD_HOPS | {"partial", "Depends"} and node.args:
            inner = self._of_call(ast.Call(func=node.args[0], args=[], keywords=[]), scope)
            return frozenset({BOX}) if name == "partial" and inner else inner
        if name in {"iter", "next", "list", "tuple", "dict", "closing", "enter_context"} and node.args:
            return self.kinds(node.args[0], scope)
        if isinstance(func, ast.Attribute):
            box = self.kinds(func.value, scope)
            if BOX in box and name in ONE_OF_MANY:
                return frozenset({CLIENT})
            if BOX in box and name in {"values", "items", "copy"}:
                return frozenset({BOX})
            if CLIENT in box and name == "__enter__":
                return frozenset({CLIENT})
        made = NOTHING if _takes_a_fake(node) else self._object(func, scope.module)
        return made if made else frozenset().union(*(self.results[id(f)] for f in self.callees(func, scope)))

    def callees(self, func: ast.expr, scope: Scope) -> list[Scope]:
        """The functions of the package that ``func`` probably names."""
        match func:
            case ast.Name(id=name):
                origin, original = scope.module.imports.get(name, (scope.module.name, name))
                home = self.modules.get(origin)
                near = [s for s in self.by_name[original or name] if s.module is home and not s.owner]
                if near:
                    return near
                plain = [s for s in self.by_name[original or name] if not s.owner]
                if origin in self.modules and len(plain) == 1:
                    return plain
                return [m for m in [self.methods.get((original or name, "__init__"))] if m]
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name) if scope.owner:
                own = self._method(scope.owner, name)
                return [own] if own else [s for s in self.by_name[name] if s.owner]
            case ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr=name) if scope.owner:
                return [m for b in self.bases[scope.owner] if (m := self._method(b, name))]
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if (name, attr) in self.methods:
                return [self.methods[name, attr]]
            case ast.Attribute(value=value, attr=name):
                owners = [k.removeprefix("object ") for k in self.kinds(value, scope) if k.startswith("object ")]
                if owners:
                    return [m for owner in owners if (m := self._method(owner, name))]
                same = self.by_name[name]
                return same if len(same) == 1 else []
        return []

    def _method(self, owner: str, name: str, seen: frozenset[str] = frozenset()) -> Scope | None:
        if owner in seen:
            return None
        if (owner, name) in self.methods:
            return self.methods[owner, name]
        found = (self._method(base, name, seen | {owner}) for base in self.bases[owner])
        return next((m for m in found if m), None)

    # -- learning ----------------------------------------------------------------------------------------------------

    def _index(self) -> None:
        for module in self.modules.values():
            for name, cls in module.classes.items():
                self.bases[name] += [b.id if isinstance(b, ast.Name) else getattr(b, "attr", "") for b in cls.bases]
            for scope in module.scopes:
                if not isinstance(scope.node, ast.FunctionDef | ast.AsyncFunctionDef):
                    continue
                self.by_name[scope.node.name].append(scope)
                if scope.owner and isinstance(module.parents.get(scope.node), ast.ClassDef):
                    self.methods.setdefault((scope.owner, scope.node.name), scope)
                if any("fixture" in ast.unparse(d) for d in scope.node.decorator_list):
                    self.fixtures[scope.node.name] = scope

    def _grow(self) -> None:
        self._changed = True
        rounds = 0
        while self._changed and rounds < 30:
            self._changed = False
            self._known.clear()
            rounds += 1
            for module in self.modules.values():
                for scope in module.scopes:
                    self._learn(scope)

    def _learn(self, scope: Scope) -> None:
        node = scope.node
        if isinstance(node, ast.Lambda):
            pass
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if not any(isinstance(call, ast.Call) and _takes_a_fake(call) for call in scope.statements):
                self._result(scope, self.annotated(node.returns, scope.module))
            for arg in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]:
                self._name(scope, arg.arg, self.annotated(arg.annotation, scope.module))
                if arg.arg in self.fixtures and (node.name.startswith("test") or node.name in self.fixtures):
                    self._name(scope, arg.arg, self.results[id(self.fixtures[arg.arg])])
        for statement in scope.statements:
            self._statement(statement, scope)

    def _statement(self, node: ast.AST, scope: Scope) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._bind(target, self.kinds(value, scope), value, scope)
            case ast.AnnAssign(target=target, annotation=annotation, value=given):
                kinds = self.annotated(annotation, scope.module)
                self._bind(target, kinds | (self.kinds(given, scope) if given else NOTHING), annotation, scope)
            case ast.NamedExpr(target=named, value=value):
                self._bind(named, self.kinds(value, scope), value, scope)
            case ast.With(items=items) | ast.AsyncWith(items=items):
                for item in items:
                    if item.optional_vars is not None:
                        self._bind(item.optional_vars, self.kinds(item.context_expr, scope), item.context_expr, scope)
            case ast.For(target=target, iter=source) | ast.comprehension(target=target, iter=source):
                if BOX in self.kinds(source, scope):
                    self._each(target, scope)
            case ast.Return(value=ast.expr() as value) | ast.Yield(value=ast.expr() as value):
                self._result(scope, self.kinds(value, scope))
            case ast.Call():
                self._arguments(node, scope)

    def _each(self, target: ast.expr, scope: Scope) -> None:
        last = target.elts[-1] if isinstance(target, ast.Tuple) else target
        self._bind(last, frozenset({CLIENT}), None, scope)

    def _bind(self, target: ast.expr, kinds: Kinds, value: ast.expr | None, scope: Scope) -> None:
        match target:
            case ast.Name(id=name):
                parent = scope.module.parents.get(scope.module.parents.get(target, target))
                if isinstance(parent, ast.ClassDef):
                    self._attr(parent.name, name, kinds, value)
                else:
                    self._name(scope.home_of(name) or scope, name, kinds)
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=attr) if scope.owner:
                self._attr(scope.owner, attr, kinds, value)
            case ast.Attribute(attr=attr) if kinds & {CLIENT, BOX}:
                self._attr("?", attr, kinds, value)
            case ast.Subscript(value=inner) if CLIENT in kinds:
                self._bind(inner, frozenset({BOX}), None, scope)
            case ast.Tuple(elts=parts):
                several = value.elts if isinstance(value, ast.Tuple) and len(value.elts) == len(parts) else [None] * len(parts)
                for i, (part, one) in enumerate(zip(parts, several, strict=True)):
                    whole = frozenset({CLIENT}) if _at(i) in kinds or BOX in kinds else NOTHING
                    self._bind(part, self.kinds(one, scope) if one is not None else whole, one, scope)

    def _attr(self, owner: str, attr: str, kinds: Kinds, value: ast.expr | None) -> None:
        if not kinds:
            if not _says_nothing(value):
                self.other_attrs[attr].add(owner)
        elif kinds - self.attrs[owner, attr]:
            self.attrs[owner, attr] |= kinds
            self._changed = True

    def _name(self, scope: Scope, name: str, kinds: Kinds) -> None:
        if kinds - self.names[id(scope), name]:
            self.names[id(scope), name] |= kinds
            self._changed = True

    def _result(self, scope: Scope, kinds: Kinds) -> None:
        if kinds - self.results[id(scope)]:
            self.results[id(scope)] |= kinds
            self._changed = True

    def _arguments(self, node: ast.Call, scope: Scope) -> None:
        given = [*((i, None, a) for i, a in enumerate(node.args)), *((-1, k.arg, k.value) for k in node.keywords)]
        carried = [(i, key, kinds) for i, key, value in given if (kinds := self.kinds(value, scope) - {CLASS})]
        if not carried:
            return
        cls = node.func.id if isinstance(node.func, ast.Name) else ""
        for i, key, kinds in carried:
            if key and cls in self.bases and (cls, "__init__") not in self.methods:
                self._attr(cls, key, kinds, None)
            for callee in self.callees(node.func, scope):
                self._parameter(callee, i, key, kinds)

    def _parameter(self, callee: Scope, position: int, key: str | None, kinds: Kinds) -> None:
        if not isinstance(callee.node, ast.FunctionDef | ast.AsyncFunctionDef):
            return
        names = [a.arg for a in (*callee.node.args.posonlyargs, *callee.node.args.args)]
        if names[:1] in (["self"], ["cls"]):
            names = names[1:]
        keywords = names + [a.arg for a in callee.node.args.kwonlyargs]
        name = key if key in keywords else names[position] if 0 <= position < len(names) else None
        if name:
            self._name(callee, name, kinds)


def _at(position: int) -> str:
    return f"element {position}"


def _takes_a_fake(node: ast.Call) -> bool:
    """``Store(FakeClient())`` in a test: what it holds is not what its class declares."""
    given = [*node.args, *(k.value for k in node.keywords)]
    return any(isinstance(g, ast.Call) and re.search("fake|mock|stub|dummy", ast.unparse(g.func), re.IGNORECASE) for g in given)


def _says_nothing(value: ast.expr | None) -> bool:
    """None, a placeholder annotation, or an unannotated parameter handed on."""
    match value:
        case None | ast.Constant(value=None) | ast.Name():
            return True
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            return _says_nothing(inner)
    return isinstance(value, ast.expr) and ast.unparse(value) in {"Any", "typing.Any", "Any | None", "object"}


def _is_property(node: ast.AST) -> bool:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    return any(ast.unparse(d).split(".")[-1] in {"property", "cached_property"} for d in node.decorator_list)
