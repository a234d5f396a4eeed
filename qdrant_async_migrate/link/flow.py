"""The value flow: the operations of all files become constraints on one graph, solved to a fixpoint.

First only names are resolved (imports, classes, functions), so that every class knows its bases; then calls and attributes run.
Adding files later gives the same result as adding them first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import (
    attributes,
    calls,
    classes,
    containers,
    declared,
    effects,
    foreign,
    operands,
    overrides,
    stars,
    validators,
)
from qdrant_async_migrate.link.modules import MARK
from qdrant_async_migrate.link.promises import Promises
from qdrant_async_migrate.link.state import Call, Decoration, Read, Reference, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import FileFacts, Op, Scope, ScopeKind


def add_files(state: State, files: Sequence[FileFacts]) -> None:
    """Take more files into the program and solve again."""
    state.ready = False
    numbers = [_register(state, facts) for facts in files]
    state.crowds.expect(len(state.graph.held), state.trusting)
    for number in numbers:
        stars.take(state, number)
    for number in numbers:
        _Installer(state, number).names()
    state.graph.run()
    for number in numbers:
        _bases(state, number)
    for number in numbers:
        _plain_fields(state, number)
    declared.declare(state)
    if state.trusting:
        promises = Promises(state)
        for number in numbers:
            promises.install(number)
    state.ready = True
    for number in numbers:
        _seed(state, number)
    for number in numbers:
        _Installer(state, number).behaviour()
    deferred, state.deferred = state.deferred, []
    for action in deferred:
        action()
    settle(state)


def settle(state: State) -> None:
    """Solve it, with what the program keeps in objects of libraries."""
    state.graph.run()
    while foreign.connect(state):
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
    state.scope_file.extend([number] * len(facts.scopes))
    return number


def _bases(state: State, number: int) -> None:
    facts = state.files[number]
    for local, scope in enumerate(facts.scopes):
        if scope.kind is ScopeKind.CLASS:
            cls = state.scope_of(number, local)
            for base in scope.bases:
                node = state.node_of(number, base)
                for value in sorted(state.graph.values(node)) or _given_base(state, number, base):
                    classes.register_base(state, cls, value)


def _given_base(state: State, number: int, base: int) -> list[Value]:
    """``class Docs(Manager.from_queryset(DocSet))``: a base class that a call gives back, as far as the catalog says so; or a
    function of the program, which returns a class that it defines."""
    for op in (op for op in state.files[number].ops if op[0] == Op.CALL and op[1] == base):
        function, args = state.node_of(number, op[2]), op[3]  # type: ignore[arg-type]
        if made := list(_classes_returned(state, function)):
            return made
        names = [state.item(v)[1] for v in state.graph.values(function) if state.kind(v) == Kind.EXT]
        effects = [effect for name in names if (effect := state.known.effect(name)) is not None and effect.kind == "returns"]
        if effects and isinstance(args, tuple) and args and isinstance(args[0], int):
            made_by = [name.rpartition(".")[0] for name in names]
            owners = [state.values.of(Kind.EXT, name) for name in made_by if name.rpartition(".")[2][:1].isupper()]
            return [*sorted(state.graph.values(state.node_of(number, args[0]))), *owners]
    return []


def _classes_returned(state: State, node: int) -> Iterator[Value]:
    for item in map(state.item, sorted(state.graph.values(node))):
        returns = state.node_in(item[1], state.scopes[item[1]].returns) if item[0] == Kind.FUNC else -1
        yield from (value for value in sorted(state.graph.values(returns)) if state.kind(value) == Kind.CLASS)


def _plain_fields(state: State, number: int) -> None:
    """Attributes that a class, or one it derives from, declares to be plain data."""
    for local, scope in enumerate(state.files[number].scopes):
        if scope.kind is ScopeKind.CLASS:
            cls = state.scope_of(number, local)
            instance = state.values.of(Kind.INST, cls)
            for current in classes.order(state, cls):
                state.plain.update((instance, name) for name in state.scopes[current].data)


def _seed(state: State, number: int) -> None:
    """Methods may be called from outside: ``self`` is an instance of the class or of any subclass."""
    for local, scope in enumerate(state.files[number].scopes):
        function = state.scope_of(number, local)
        parent = state.parent(function)
        if scope.kind is not ScopeKind.FUNCTION or parent < 0 or state.scopes[parent].kind is not ScopeKind.CLASS:
            continue
        first = attributes.first_parameter(state, function)
        kind = attributes.method_kind(state, function, scope)
        if first < 0 or (kind == "static" and scope.name != "__new__"):
            continue
        if "builtins.type" in classes.foreign_bases(state, parent):
            attributes.classes_of(state, parent)
            continue
        owner = Kind.CLASS if kind == "class" or scope.name == "__new__" else Kind.INST
        itself = [] if scope.name == "__init_subclass__" else [parent]
        state.graph.add(first, [state.values.of(owner, cls) for cls in [*itself, *classes.descendants(state, parent)]])


_QUOTES = ("'", '"')
_NO_CONSTANTS: dict[object, str] = {}
"""What most calls have; nobody changes it."""


class _Installer:
    """Turns the operations of one file into constraints."""

    def __init__(self, state: State, number: int) -> None:
        self.state = state
        self.number = number
        self.facts = state.files[number]
        self.base = state.node_base[number]
        self.scopes = state.scope_base[number]
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
            Op.CLASS: self._class,
            Op.FUNC: self._function,
            Op.ATTR: self._attribute,
            Op.BUILD: self._build,
            Op.CALL: self._record_class,
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
            state.graph.edge(-1 if found is None else found, node)
        dotted = f"{module}.{name}" if module else name
        if state.modules.knows(dotted):
            state.demanded.add(dotted)
            state.graph.add(node, [state.values.of(Kind.MODULE, dotted)])

    def _ref(self, target: int, source: int, name: str, scope: int, place: Any, string: Any) -> None:
        state = self.state
        read = Read(self.number, self.scopes + scope, string or place, self.node(source), name, self.node(target))
        if string is None:
            state.graph.watch(read.node, partial(attributes.mention, state, read))
        else:
            state.graph.watch(read.node, partial(_mention_in_string, state, read, string))

    def _builtin(self, target: int, name: str) -> None:
        self.state.graph.add(self.node(target), [self.state.values.of(Kind.EXT, f"builtins.{name}")])

    def _class(self, target: int, scope: int) -> None:
        self.state.class_node[self.scopes + scope] = self.node(target)
        self.state.graph.add(self.node(target), [self.state.values.of(Kind.CLASS, self.scopes + scope)])

    def _function(self, target: int, scope: int) -> None:
        self.state.function_node[self.scopes + scope] = self.node(target)
        if not self.facts.scopes[scope].decorators:
            self.state.graph.add(self.node(target), [self.state.values.of(Kind.FUNC, self.scopes + scope)])

    def _attribute(self, target: int, obj: int, name: str, scope: int, place: Any) -> None:
        read = Read(self.number, self.scopes + scope, place, self.node(obj), name, self.node(target))
        self.state.reads["attribute"].append(read)
        self.state.graph.watch(read.node, partial(attributes.load, self.state, read))

    def _build(self, target: int, kind: str, items: Any) -> None:
        containers.build(self.state, self.node(target), kind, [(key, self.node(node)) for key, node in items])

    def _record_class(
        self, target: int, function: int, _args: Any, _keywords: Any, constants: Any, _scope: int, _place: Any
    ) -> None:
        fields = next((text for key, text in constants if key == 1), "") if constants else ""
        if fields[:1] in _QUOTES:
            action = partial(effects.record_class, self.state, self.node(target), fields)
            self.state.graph.watch(self.node(function), action)

    # behaviour --------------------------------------------------------------------------------------------------------------
    def _store(self, obj: int, name: str, source: int, place: Any) -> None:
        self.state.foreign.stored.append((self.node(obj), name, self.node(source)))
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
            containers.consume(state, site, starred, "*")
        state.graph.watch(site.function, partial(calls.call, state, site))

    def _item(self, target: int, obj: int, key: object, scope: int, place: Any) -> None:
        read = self._read("item", obj, "[]", target, scope, place)
        if foreign.is_name(key):
            self.state.foreign.asked.append((read.node, key, read.result))
        self.state.graph.watch(read.node, partial(containers.item, self.state, read, key))

    def _put(self, obj: int, key: object, source: int, index: int = -1, scope: int = 0, place: Any = None) -> None:
        if index >= 0:
            put = overrides.Put(self.number, self.scopes + scope, place, self.node(index), self.node(source))
            self.state.graph.watch(self.node(obj), partial(overrides.put, self.state, put))
        if foreign.is_name(key):
            self.state.foreign.put.append((self.node(obj), key, self.node(source)))
        self.state.graph.watch(self.node(obj), partial(containers.put, self.state, key, self.node(source)))

    def _iterate(self, target: int, source: int, scope: int, place: Any, asynchronous: bool) -> None:
        read = self._read("iterate", source, "for", target, scope, place, asynchronous)
        self.state.graph.watch(read.node, partial(containers.iterate, self.state, read))

    def _enter(self, target: int, source: int, scope: int, place: Any, asynchronous: bool) -> None:
        read = self._read("enter", source, "with", target, scope, place, asynchronous)
        self.state.graph.watch(read.node, partial(containers.enter, self.state, read))

    def _binary(self, target: int, left: int, name: str, scope: int, place: Any, right: int = -1) -> None:
        read = self._read("operator", left, name, target, scope, place)
        self.state.graph.watch(read.node, partial(containers.operate, self.state, read, self.node(right)))
        if right >= 0 and name in containers.REFLECTED:
            reflected = self._read("operator", right, containers.REFLECTED[name], target, scope, place)
            self.state.graph.watch(reflected.node, partial(containers.operate, self.state, reflected, self.node(left)))
        if right >= 0 and name in operands.TAKING:
            at = (self.number, read.scope, place)
            operands.watch(self.state, at, name, self.node(left), self.node(right))

    def _yield_from(self, target: int, source: int, scope: int, place: Any) -> None:
        read = self._read("iterate", source, "yield from", target, scope, place)
        self.state.graph.watch(read.node, partial(containers.iterate, self.state, read))

    def _read(self, kind: str, node: int, name: str, target: int, scope: int, place: Any, asynchronous: bool = False) -> Read:
        read = Read(self.number, self.scopes + scope, place, self.node(node), name, self.node(target), asynchronous)
        self.state.reads[kind].append(read)
        return read

    def _await(self, target: int, source: int, place: Any) -> None:
        self.state.awaited.add(self.node(source))
        self.state.graph.watch(self.node(source), partial(effects.await_values, self.state, self.node(target)))

    def _narrow(self, target: int, source: int, cls: int, positive: bool) -> None:
        action = partial(_narrowed, self.state, self.node(target), self.node(cls), positive)
        self.state.graph.watch(self.node(source), action)
        if positive:
            self.state.graph.watch(self.node(cls), _Shown(self.state, self.node(target)))

    def _instance(self, target: int, cls: int) -> None:
        self.state.graph.watch(self.node(cls), partial(effects.instances, self.state, self.node(target)))

    def _super(self, target: int, scope: int) -> None:
        """``super()``: the class around the function, for what the function's first parameter holds."""
        state = self.state
        function = self.scopes + scope
        while function >= 0 and (state.scopes[function].kind is not ScopeKind.FUNCTION or not _in_class(state, function)):
            function = state.parent(function)
        if function < 0:
            return
        first = attributes.first_parameter(state, function)
        action = partial(_supers, state, self.node(target), state.parent(function))
        state.graph.watch(first, action)

    def _decorated_class(self, cls: int, scope: Scope) -> None:
        """The name may be a function or an object as well that a decorator of the program puts in the place of the class."""
        state = self.state
        argument, result = state.graph.node(), state.graph.node()
        state.graph.add(argument, [state.values.of(Kind.CLASS, cls)])
        state.graph.watch(result, partial(_instead_of_class, state, state.class_node[cls]))
        for decorator in scope.decorators:
            state.class_decorations[(cls, decorator.place)] = result
            action = partial(_decorate, state, cls, decorator.place, argument, result)
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
            state.graph.watch(self.node(decorator.callee), partial(_registered, state, value))
            inner = state.graph.node()
            state.graph.add(inner, [value])
            result = node if wrapping else state.graph.node()
            if not wrapping:
                state.graph.watch(result, partial(_made_of, state, node))
            action = partial(_decorate, state, function, decorator.place, inner, result)
            state.graph.watch(self.node(decorator.node), action)


def _instead_of_class(state: State, target: int, values: Iterable[Value]) -> None:
    state.graph.add(target, [v for v in values if state.kind(v) in (Kind.FUNC, Kind.BOUND, Kind.INST, Kind.PARTIAL)])


def _made_of(state: State, target: int, values: Iterable[Value]) -> None:
    """A decorator that is a function may give an object that keeps the function."""
    state.graph.add(target, [value for value in values if state.kind(value) == Kind.INST])


_REGISTERS = frozenset({"functools.singledispatch().register", "functools.singledispatchmethod().register"})


def _registered(state: State, function: Value, values: Iterable[Value]) -> None:
    """``@generic.register``: a call of the generic function may run this one."""
    for _, item in state.each(values):
        if item[0] == Kind.MEM and item[1] in _REGISTERS and state.kind(item[2]) == Kind.FUNC:
            state.graph.add(state.function_node[state.item(item[2])[1]], [function])


def _in_class(state: State, function: int) -> bool:
    parent = state.parent(function)
    return parent >= 0 and state.scopes[parent].kind is ScopeKind.CLASS


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


def _decorate(state: State, function: int, place: Any, argument: int, result: int, values: Iterable[Value]) -> None:
    """The decorator runs with the function as its argument."""
    for value, item in state.each(values):
        if item[0] in (Kind.FUNC, Kind.BOUND, Kind.CLASS):
            state.decorations.append(Decoration(function, item[1], place))
        elif item[0] == Kind.INST and (called := classes.special(state, item[1], "__call__")):
            state.decorations.extend(Decoration(function, f, place) for f in called)
        elif item[0] == Kind.PARTIAL and state.kind(inner := state.partials[item[1]][1]) == Kind.FUNC:
            state.decorations.append(Decoration(function, state.item(inner)[1], place))
        if item[0] in (Kind.FUNC, Kind.BOUND, Kind.CLASS, Kind.INST, Kind.PARTIAL):
            scope = state.scope_file[function]
            site = Call(-1, scope, state.parent(function), place, -1, (argument,), (), {}, result)
            calls.invoke(state, site, value, (argument,), (), result)
        elif item[0] in (Kind.EXT, Kind.OBJ, Kind.MEM) and state.scopes[function].kind is ScopeKind.FUNCTION:
            effects.passes(state, function, item[1])


def _narrowed(state: State, target: int, cls: int, positive: bool, values: Iterable[Value]) -> None:
    """``isinstance``: values that surely fail the test are left out."""
    tested = [state.item(v) for v in state.graph.values(cls)]
    tested += [
        state.item(v)
        for item in list(tested)
        if item[0] == Kind.CONT
        for _, node in state.slots(state.values.of(*item))
        for v in state.graph.values(node)
    ]
    names = {t[1] for t in tested if t[0] in (Kind.EXT, Kind.XCLS)}
    own = {t[1] for t in tested if t[0] == Kind.CLASS}
    kept: list[Value] = []
    for value, item in state.each(values):
        matches = _matches(state, item, names, own)
        if matches is None or matches is positive:
            kept.append(value)
    state.graph.add(target, kept)


_ANYTHING = ("builtins.object", "builtins.callable", "typing.", "typing_extensions.", "collections.abc.", "abc.", "numbers.")


_BY_METHODS = tuple(
    f"{module}.{name}"
    for module in ("collections.abc", "typing", "typing_extensions", "contextlib")
    for name in ("Iter", "Generator", "Collection", "Container", "Reversible", "Sized", "Callable", "Hashable", "Async", "Await")
    + ("AbstractContextManager", "AbstractAsyncContextManager", "ContextManager", "Supports", "Coroutine")
)
"""Beginnings of the names of classes of which everything is an instance that has their methods."""
_NO_OBJECTS = frozenset({Kind.FUNC, Kind.BOUND, Kind.GEN, Kind.AGEN, Kind.CORO, Kind.CONT, Kind.CMETH, Kind.PARTIAL})
"""What is no instance of a class of the program."""


class _Shown:
    """The library's class that a passed test shows, which may be all that is known. Who implements a protocol may be anything."""

    def __init__(self, state: State, target: int) -> None:
        self._state, self._target = state, target
        self._looked: set[Value] = set()  # a tuple of classes may hold itself, as far as the flow can tell

    def __call__(self, values: Iterable[Value]) -> None:
        state = self._state
        for value, item in state.each(values):
            if item[0] == Kind.EXT and not item[1].startswith(_ANYTHING) and not state.known.is_client(item[1]):
                state.graph.add(self._target, [state.values.of(Kind.OBJ, item[1], -1)])
            elif item[0] == Kind.CONT and value not in self._looked:
                self._looked.add(value)
                state.graph.watch(state.every(value), self)


def _matches(state: State, item: tuple[Any, ...], names: set[str], own: set[int]) -> bool | None:
    if not names and not own:
        return None
    if any(name.startswith(_BY_METHODS) for name in names) or any(classes.is_protocol(state, cls) for cls in own):
        return None
    if state.trusting and not names and item[0] in _NO_OBJECTS:
        return False
    if state.trusting and item[0] == Kind.OBJ and all(name.startswith("builtins.") for name in names):
        return item[1] in names or not names.isdisjoint(state.known.bases(item[1]))
    if item[0] == Kind.OBJ:
        known = {item[1], *state.known.bases(item[1])}
        return bool(known & names) if state.known.is_client(item[1]) or known & names else None
    if item[0] == Kind.INST:
        line = classes.order(state, item[1])
        foreign = set(classes.foreign_bases(state, item[1]))
        if own & set(line) or foreign & names:
            return True
        return None if own & set(classes.descendants(state, item[1])) else False
    return None
