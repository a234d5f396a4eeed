"""The operations of one file become constraints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from qdrant_async_migrate.link import (
    attributes,
    calls,
    containers,
    copied,
    decorating,
    effects,
    foreign,
    given,
    methods,
    mocked,
    named,
    narrowing,
    operands,
    overrides,
    protocols,
    raised,
    renamed_modules,
    stars,
    validators,
    wrappers,
)
from qdrant_async_migrate.link.modules import MAIN, MARK
from qdrant_async_migrate.link.state import Call, Read, Reference, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import QUOTES, Op, Scope, ScopeKind

_NO_CONSTANTS: dict[object, str] = {}
"""What most calls have; nobody changes it."""


class Installer:
    """Turns the operations of one file into constraints."""

    def __init__(self, state: State, number: int) -> None:
        self.state = state
        self.number = number
        self.facts = state.files[number]
        self.base = state.node_base[number]
        self.scopes = state.scope_base[number]
        self.parameters = named.parameters(self.facts)
        self.keywords = {p.node for s in self.facts.scopes for p in s.params if p.kind == "kwargs"}
        self.defaults: set[int] = set()
        self.returns = {s.returns for s in self.facts.scopes if s.returns >= 0 and s.params}

    def node(self, local: int) -> int:
        return local if local < 0 else self.base + local

    def names(self) -> None:
        """Constraints that decide what names mean."""
        early: dict[int, Callable[..., None]] = {
            Op.COPY: self._copy,
            Op.IMPORT: self._import,
            Op.REF: self._ref,
            Op.BUILTIN: self._builtin,
            Op.UNBOUND: self._unbound,
            Op.CLASS: self._class,
            Op.FUNC: self._function,
            Op.ATTR: self._attribute,
            Op.BUILD: self._build,
            Op.CALL: self._early_call,
            Op.PUT: self._early_put,
            Op.INSTANCE: lambda target, cls: self.state.declared.add(self.base + target),
        }
        self._install(early)

    def behaviour(self) -> None:
        """Constraints that run code."""
        late: dict[int, Callable[..., None]] = {
            Op.STORE: self._store,
            Op.CALL: self._call,
            Op.ITEM: self._item,
            Op.PUT: self._put,
            Op.ITER: self._iterate,
            Op.ENTER: self._enter,
            Op.AWAIT: self._await,
            Op.NARROW: self._narrow,
            Op.INSTANCE: self._instance,
            Op.TYPE: self._type,
            Op.SUPER: self._super,
            Op.BINARY: self._binary,
            Op.YIELD_FROM: self._yield_from,
        }
        self._install(late)
        for local, scope in enumerate(self.facts.scopes):
            if scope.decorators and scope.kind is ScopeKind.FUNCTION:
                self._decorated(self.scopes + local, scope)
            elif scope.decorators and scope.kind is ScopeKind.CLASS:
                self._decorated_class(self.scopes + local, scope)

    def _install(self, handlers: dict[int, Callable[..., None]]) -> None:
        table = [handlers.get(op) for op in Op]
        for op in self.facts.ops:
            handler = table[op[0]]  # type: ignore[call-overload]
            if handler is not None:
                handler(*op[1:])

    # names ------------------------------------------------------------------------------------------------------------------
    def _copy(self, target: int, source: int) -> None:
        source, into = self.base + source, self.base + target
        if target in self.returns:
            self.state.returned.setdefault(into, set()).add(source)
        self.state.graph.edge(source, into)

    def _import(self, target: int, module: str, name: str, level: int, place: Any) -> None:
        state, facts = self.state, self.facts
        resolved = state.modules.resolve(facts.module, facts.is_package, module, level)
        node = self.node(target)
        inner = None
        if resolved is None and name and module and level == 0:  # a module of a folder that is no package, on sys.path
            inner = state.modules.resolve(facts.module, facts.is_package, f"{module}.{name}", 0)
        if inner is not None:
            state.demanded.add(inner)
            state.graph.add(node, [state.values.of(Kind.MODULE, inner)])
        elif resolved is None and module == MAIN and level == 0:
            renamed_modules.import_main(state, self.number, node, name, place)
        elif resolved is None:
            dotted = state.modules.absolute(facts.module, facts.is_package, module, level)
            dotted = f"{dotted}.{name}" if name and dotted else dotted or name
            if not dotted.startswith(MARK):
                dotted = state.modules.absolute(facts.module, facts.is_package, dotted, 0)
            state.graph.add(node, [state.values.of(Kind.EXT, state.known.canonical(dotted))])
        elif not name:
            state.demanded.add(resolved)
            state.graph.add(node, [state.values.of(Kind.MODULE, resolved)])
        else:
            self._import_from(node, resolved, name)

    def _import_from(self, node: int, module: str, name: str) -> None:
        state = self.state
        state.demanded.add(module)
        file = state.file_of.get(module)
        if file is not None:
            found = stars.cell(state, file, name)
            state.graph.edge(given.unbound(state, file, name) if found is None else found, node)
        inner = state.modules.inner(module, name)
        if inner is not None:
            state.demanded.add(inner)
            state.graph.add(node, [state.values.of(Kind.MODULE, inner)])

    def _ref(self, target: int, source: int, name: str, scope: int, place: Any, string: Any) -> None:
        state = self.state
        read = Read(self.number, self.scopes + scope, string or place, self.node(source), name, self.node(target))
        if string is None:
            state.graph.watch(read.node, partial(attributes.mention, state, read))
        else:
            state.graph.watch(read.node, partial(_mention_in_string, state, read, string))

    def _builtin(self, target: int, name: str) -> None:
        self.state.graph.add(self.node(target), [self.state.values.of(Kind.EXT, f"builtins.{name}")])

    def _unbound(self, target: int, name: str) -> None:
        self.state.graph.edge(given.unbound(self.state, self.number, name), self.node(target))

    def _class(self, target: int, scope: int) -> None:
        self.state.class_node[self.scopes + scope] = self.node(target)
        self.state.graph.add(self.node(target), [self.state.values.of(Kind.CLASS, self.scopes + scope)])

    def _function(self, target: int, scope: int) -> None:
        self.state.function_node[self.scopes + scope] = self.node(target)
        if not self.facts.scopes[scope].decorators:
            self.state.graph.add(self.node(target), [self.state.values.of(Kind.FUNC, self.scopes + scope)])

    def _attribute(self, target: int, obj: int, name: str, scope: int, place: Any, by: int = -1) -> None:
        read = Read(self.number, self.scopes + scope, place, self.node(obj), name, self.node(target))
        if obj in self.keywords and name == "setdefault":
            self.defaults.add(target)
        if by in self.parameters:
            named.read(self.state, self.node(by), read, attributes.load)
            return
        self.state.reads["attribute"].append(read)
        self.state.graph.watch(read.node, partial(attributes.load, self.state, read))
        if name in raised.BEFORE:
            self.state.graph.edge(raised.before(self.state), read.result)

    def _build(self, target: int, kind: str, items: Any) -> None:
        containers.build(self.state, self.node(target), kind, [(key, self.node(node)) for key, node in items])

    def _early_put(self, obj: int, _key: object, _source: int, index: int = -1, _scope: int = 0, _place: Any = None) -> None:
        if obj in self.keywords and index in self.parameters:
            named.expect(self.state, self.node(index))

    def _early_call(
        self, target: int, function: int, args: Any, _keywords: Any, constants: Any, _scope: int, _place: Any
    ) -> None:
        if function in self.defaults and args and args[0] in self.parameters:
            named.expect(self.state, self.node(args[0]))
        fields = next((text for key, text in constants if key == 1), "") if constants else ""
        if fields[:1] in QUOTES:
            action = partial(effects.record_class, self.state, self.node(target), fields)
            self.state.graph.watch(self.node(function), action)

    # behaviour --------------------------------------------------------------------------------------------------------------
    def _store(self, obj: int, name: str, source: int, place: Any, mapping: int = -1) -> None:
        if mapping >= 0:
            self.state.graph.watch(self.node(mapping), partial(copied.store, self.state, self.node(obj), self.node(source)))
            return
        self.state.foreign.stored.append((self.node(obj), name, self.node(source)))
        mocked.given(self.state, self.number, name, self.node(source))
        self.state.graph.watch(self.node(obj), partial(attributes.store, self.state, name, self.node(source)))
        if name in self.state.known.mappings:
            put = overrides.Put(self.number, self.scopes, place, source=self.node(source))
            self.state.graph.watch(self.node(obj), partial(overrides.become, self.state, put, name))

    def _call(self, target: int, function: int, args: Any, keywords: Any, constants: Any, scope: int, place: Any) -> None:
        state = self.state
        site = Call(
            len(state.calls),
            self.number,
            self.scopes + scope,
            place,
            self.node(function),
            tuple([("*", self.node(a[1])) if isinstance(a, tuple) else self.node(a) for a in args]),
            tuple([(name, self.node(node)) for name, node in keywords]) if keywords else (),
            dict(constants) if constants else _NO_CONSTANTS,
            self.node(target),
        )
        state.calls.append(site)
        for _, starred in [a for a in site.args if isinstance(a, tuple)]:
            protocols.consume(state, site, starred, "*")
        for node in [node for name, node in site.keywords if name is None]:
            state.graph.watch(node, partial(protocols.mapped, state, site, "**"))
        state.graph.watch(site.function, partial(calls.call, state, site))

    def _item(self, target: int, obj: int, key: object, scope: int, place: Any, index: int = -1) -> None:
        read = self._read("item", obj, "[]", target, scope, place)
        if foreign.is_name(key):
            self.state.foreign.asked.append((read.node, key, read.result))
        self.state.graph.watch(read.node, partial(containers.item, self.state, read, key, index=self.node(index)))

    def _put(self, obj: int, key: object, source: int, index: int = -1, scope: int = 0, place: Any = None) -> None:
        if index >= 0:
            put = overrides.Put(self.number, self.scopes + scope, place, self.node(index), self.node(source))
            self.state.graph.watch(self.node(obj), partial(overrides.put, self.state, put))
            self.state.graph.watch(self.node(obj), partial(containers.put_key, self.state, self.node(index)))
        if foreign.is_name(key):
            self.state.foreign.put.append((self.node(obj), key, self.node(source)))
        if obj in self.keywords and index in self.parameters:
            named.key(self.state, self.node(index), partial(self._put_under, obj, source))
        else:
            self._put_under(obj, source, key)

    def _put_under(self, obj: int, source: int, key: object) -> None:
        self.state.graph.watch(self.node(obj), partial(containers.put, self.state, key, self.node(source)))

    def _iterate(self, target: int, source: int, scope: int, place: Any, asynchronous: bool) -> None:
        read = self._read("iterate", source, "for", target, scope, place, asynchronous)
        self.state.graph.watch(read.node, partial(protocols.iterate, self.state, read))

    def _enter(self, target: int, source: int, scope: int, place: Any, asynchronous: bool) -> None:
        read = self._read("enter", source, "with", target, scope, place, asynchronous)
        self.state.graph.watch(read.node, partial(protocols.enter, self.state, read))

    def _binary(self, target: int, left: int, name: str, scope: int, place: Any, right: int = -1) -> None:
        read = self._read("operator", left, name, target, scope, place)
        self.state.graph.watch(read.node, partial(protocols.operate, self.state, read, self.node(right)))
        if right >= 0 and name in protocols.REFLECTED:
            reflected = self._read("operator", right, protocols.REFLECTED[name], target, scope, place)
            self.state.graph.watch(reflected.node, partial(protocols.operate, self.state, reflected, self.node(left)))
        if right >= 0 and name in operands.TAKING:
            at = (self.number, read.scope, place)
            operands.watch(self.state, at, name, self.node(left), self.node(right))

    def _yield_from(self, target: int, source: int, scope: int, place: Any, returned: int) -> None:
        read = self._read("iterate", source, "yield from", target, scope, place)
        self.state.graph.watch(read.node, partial(protocols.iterate, self.state, read))
        self.state.graph.watch(read.node, partial(protocols.end, self.state, self.node(returned)))

    def _read(self, kind: str, node: int, name: str, target: int, scope: int, place: Any, asynchronous: bool = False) -> Read:
        read = Read(self.number, self.scopes + scope, place, self.node(node), name, self.node(target), asynchronous)
        self.state.reads[kind].append(read)
        return read

    def _await(self, target: int, source: int, place: Any) -> None:
        self.state.awaited.add(self.node(source))
        self.state.graph.watch(self.node(source), partial(effects.await_values, self.state, self.node(target)))

    def _narrow(self, target: int, source: int, cls: int, positive: bool) -> None:
        if positive and self.state.has_checks:
            self.state.graph.watch(self.node(cls), partial(narrowing.check, self.state, self.node(source)))
        action = partial(narrowing.narrowed, self.state, self.node(target), self.node(cls), positive)
        self.state.graph.watch(self.node(source), action)
        if positive:
            self.state.graph.watch(self.node(cls), narrowing.Shown(self.state, self.node(target)))

    def _instance(self, target: int, cls: int) -> None:
        self.state.graph.watch(self.node(cls), partial(effects.instances, self.state, self.node(target)))

    def _type(self, target: int, cls: int) -> None:
        self.state.graph.watch(self.node(cls), partial(effects.classes_meant, self.state, self.node(target)))

    def _super(self, target: int, scope: int, itself: bool, above: int = -1, thing: int = -1) -> None:
        """``super()``: the class around the function, for what the function's first parameter holds; or only the latter.
        ``super(Class, x)``: what these are."""
        state = self.state
        if above >= 0:
            state.graph.watch(self.node(above), partial(_supers_of, state, self.node(target), self.node(thing)))
            return
        function = self.scopes + scope
        while function >= 0 and (state.scopes[function].kind is not ScopeKind.FUNCTION or not methods.in_class(state, function)):
            function = state.parent(function)
        if function < 0:
            return
        first = methods.first_parameter(state, function)
        if itself:
            state.graph.edge(first, self.node(target))
        else:
            state.graph.watch(first, partial(_supers, state, self.node(target), state.parent(function)))

    def _decorated_class(self, cls: int, scope: Scope) -> None:
        """The name may be a function or an object as well that a decorator of the program puts in the place of the class."""
        state = self.state
        argument, result = state.graph.node(), state.graph.node()
        state.graph.add(argument, [state.values.of(Kind.CLASS, cls)])
        state.graph.watch(result, partial(decorating.instead_of_class, state, state.class_node[cls]))
        for decorator in scope.decorators:
            state.class_decorations[(cls, decorator.place)] = result
            action = partial(decorating.decorate, state, cls, decorator.place, argument, result)
            state.graph.watch(self.node(decorator.node), action)

    def _decorated(self, function: int, scope: Scope) -> None:
        """Decorators of libraries leave the function as it is; a class of the program wraps it in an instance."""
        state = self.state
        node = state.function_node[function]
        wrapping = False
        for decorator in scope.decorators:
            for value in sorted(state.graph.values(self.node(decorator.node))):
                wrapping = wrapping or state.kind(value) == Kind.CLASS
        value = state.values.of(Kind.FUNC, function)
        if not wrapping:
            state.graph.add(node, [value])
        for decorator in scope.decorators:
            validators.connect(state, function, decorator, self.node(decorator.node))
            state.graph.watch(self.node(decorator.callee), partial(decorating.registered, state, value))
            inner = state.graph.node()
            state.graph.add(inner, [value])
            result = node if wrapping else state.graph.node()
            if not wrapping:
                state.graph.watch(result, partial(decorating.made_of, state, node))
                state.graph.watch(result, partial(wrappers.stands_for, state, function))
            action = partial(decorating.decorate, state, function, decorator.place, inner, result)
            state.graph.watch(self.node(decorator.node), action)


def _supers_of(state: State, target: int, thing: int, values: Iterable[Value]) -> None:
    for _, item in state.each(values):
        if item[0] == Kind.CLASS:
            state.graph.watch(thing, partial(_supers, state, target, item[1]))


def _supers(state: State, target: int, cls: int, values: Iterable[Value]) -> None:
    state.graph.add(target, [state.values.of(Kind.SUPER, cls, v) for v in values if state.kind(v) in (Kind.INST, Kind.CLASS)])


def _mention_in_string(state: State, read: Read, string: Any, values: Iterable[Value]) -> None:
    for value, item in state.each(values):
        if item[0] == Kind.EXT and state.known.is_client(item[1]):
            value = state.external(item[1], read.file, read.scope, string, read.name, string)
            state.references[state.item(value)[2]].string = string
        elif item[0] == Kind.XCLS and item[2] >= 0 and _stands_at(state.references[item[2]], read.file, string):
            state.references[item[2]].string = string
        state.graph.add(read.result, [value])


def _stands_at(reference: Reference, file: int, place: Any) -> bool:
    return reference.file == file and reference.place == place
