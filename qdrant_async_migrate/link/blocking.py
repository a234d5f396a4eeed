"""What blocks in a function: calls of libraries that wait or compute, in its own code and in the plain helpers that it runs.

In: the linked program, a catalog with the rows of blocking calls, and which callees run in place. Out: each blocking place
with the shortest way that leads to it. Unknown code does not block.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.names import root_of
from qdrant_async_migrate.catalog.schema import Blocking, Thread
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.arguments import is_asked, is_excused, is_given
from qdrant_async_migrate.link.holding import CONTAINER_METHODS
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op, Place
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.records import dataclass, field

Follows = Callable[[Use, int], bool]
"""Whether the place runs this function of the program in the caller's own thread, before it goes on."""
_DEPTH = 6
_LATELY = 256
"""Objects for which it is kept in mind where they come from."""
_FAR = 64
"""Nodes that a generator is followed through."""
_QUIET = frozenset({"QAM303", "QAM307"})
"""Codes of what does not block on bytes in memory, or on a socket that never waits."""
IN_MEMORY = frozenset({"io.BytesIO", "io.StringIO"})
_STANDARD = frozenset({"stdout", "stderr", "__stdout__", "__stderr__"})
"""Streams of ``sys`` that any program writes to, as ``print`` does, whatever it puts there for a while."""
_NEAR = 4
"""Copies of such a stream that are told from what else the last of them holds."""
_NEVER = {"setblocking": ("False", "0"), "settimeout": ("0", "0.0")}
"""Methods, and arguments with which the object never waits from then on."""
_ABOUT_PATHS = frozenset({"extract", "extractall", "add", "write"})
"""Methods of an archive in memory that read or write files all the same."""
_OF_CONTAINERS = CONTAINER_METHODS - {"copy"}
"""Names that say that a dict or list is meant, where a row stands for any name."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A place that blocks: ``via`` are the places that lead to it, from the function asked about downwards."""

    file: int
    scope: int
    place: Place
    name: str
    row: Blocking
    is_call: bool
    via: tuple[Use, ...] = ()


@dataclass(slots=True)
class Blockings:
    """All blocking places of a program, by the function whose code they are; found once."""

    program: Program
    catalog: Catalog
    _own: dict[int, list[Leaf]] | None = None
    _reads: dict[int, Read] = field(default_factory=dict)
    _calls: dict[int, Call] = field(default_factory=dict)
    _sources: dict[int, list[int]] = field(default_factory=dict)
    _names: dict[int, frozenset[str]] = field(default_factory=dict)
    _objects: dict[int, frozenset[str]] = field(default_factory=dict)
    _derivations: dict[int, Read] = field(default_factory=dict)
    _affine: frozenset[str] | None = None
    _never_waiting: frozenset[int] = frozenset()
    _entered: dict[int, int] = field(default_factory=dict)
    _refs: dict[int, tuple[int, int]] = field(default_factory=dict)
    tested: dict[int, int] = field(default_factory=dict)
    """Nodes of names after ``isinstance``, and those of before."""
    _given: frozenset[int] | None = None
    _streams: frozenset[int] | None = None
    _iterated: dict[int, list[Read]] = field(default_factory=dict)
    _made: dict[int, list[Call]] = field(default_factory=dict)
    _blocked: dict[tuple[int, int], Leaf | None] = field(default_factory=dict)
    """What was found by call and by what is called there."""
    _cuts: int = 0
    """How often a chain of names was too long to be followed to its end."""
    _short: dict[tuple[str, int], int] = field(default_factory=dict)
    """Answers that such a chain cut short, with how far away they were asked for."""

    def own(self, function: int) -> list[Leaf]:
        """What blocks in the function's own code."""
        if self._own is None:
            self._own = self._collect()
        return self._own.get(function, [])

    def sources(self) -> dict[int, list[int]]:
        """From which nodes the values of a node come."""
        self.own(-1)
        return self._sources

    def leaves(self, function: int, follows: Follows) -> list[Leaf]:
        """What blocks in the function and below it, each place once, by the shortest way."""
        found = list(self.own(function))
        seen = {function}
        queue: deque[tuple[int, tuple[Use, ...]]] = deque([(function, ())])
        while queue:
            current, via = queue.popleft()
            for number in self.program.uses_in.get(current, ()):
                use = self.program.uses[number]
                for callee in use.functions:
                    if callee not in seen and follows(use, callee):
                        seen.add(callee)
                        queue.append((callee, (*via, use)))
                        found += [_below(leaf, (*via, use)) for leaf in self.own(callee)]
        return found

    def thread(self, leaf: Leaf) -> Thread:
        """What a thread does for it. What makes an object that has to stay in its thread has to stay there too."""
        if self._affine is None:
            unsafe = self.catalog.blockings.saying("thread", Thread.UNSAFE.value)
            self._affine = frozenset(name.rpartition(".")[0] for name in unsafe)
        if leaf.is_call and self.catalog.canonical(f"{leaf.name}()") in self._affine:
            return Thread.UNSAFE
        return leaf.row.thread

    def _collect(self) -> dict[int, list[Leaf]]:
        state = self.program.state
        self._reads = self.program.attributes_read()
        self._calls = {call.result: call for call in state.calls}
        self._derivations = {read.result: read for kind in ("iterate", "item", "operator") for read in state.reads[kind]}
        self._sources = state.graph.sources()
        for node, source in self._mentions():
            self._sources.setdefault(node, []).append(source)
        self._entered = {read.result: read.node for read in state.reads["enter"]}
        self._never_waiting = frozenset(self._told_not_to_wait())
        self._blocked.clear()
        found: dict[int, list[Leaf]] = {}
        special = [*self._of_drained(), *self._of_entries(), *self._of_iterations(), *self._of_operators()]
        for leaf in [*self._of_calls(), *self._of_arguments(), *special]:
            found.setdefault(self.program.host(leaf.scope), []).append(leaf)
        return found

    def _mentions(self) -> Iterator[tuple[int, int]]:
        """Names of other modules that hold nothing the value flow keeps, with the nodes they stand for."""
        state = self.program.state
        for number, facts in enumerate(state.files):
            for op in facts.ops:
                if op[0] == Op.REF:
                    node = state.node_of(number, op[1])  # type: ignore[arg-type]
                    self._refs[node] = number, op[2]  # type: ignore[assignment]
                    if not state.graph.values(node):
                        yield node, state.node_of(number, op[2])  # type: ignore[arg-type]
                elif op[0] == Op.NARROW:
                    self.tested[state.node_of(number, op[1])] = state.node_of(number, op[2])  # type: ignore[arg-type]
        for read in state.reads["attribute"]:
            for value in state.graph.values(read.node) if not state.graph.values(read.result) else ():
                file = state.file_of.get(state.item(value)[1]) if state.kind(value) == Kind.MODULE else None
                cell = state.known_cell(file, read.name) if file is not None else None
                if cell is not None:
                    yield read.result, cell

    def _of_calls(self) -> Iterator[Leaf]:
        """Calls, but for those of generators whose elements are taken elsewhere."""
        for call in self.program.state.calls:
            leaf = self.called(call, call.function)
            if leaf is not None and not (leaf.row.thread is Thread.DRAIN and self._is_taken_later(call)):
                yield leaf

    def _is_taken_later(self, call: Call) -> bool:
        taken = list(self._consumers(call))
        return bool(taken) and not any(_is_around(read, call) for read in taken)

    def called(self, call: Call, function: int) -> Leaf | None:
        """What blocks where the values of ``function`` are called at the place of ``call``."""
        key = (call.number, function)
        if key not in self._blocked:
            self._blocked[key] = self._called(call, function)
        return self._blocked[key]

    def _called(self, call: Call, function: int) -> Leaf | None:
        runs = sorted(self.runs(function))
        for name in runs:
            row = self.catalog.blocking(name)
            if row is not None and row.name.endswith(".*") and self._is_of_another(name, runs):
                continue
            if row is not None and name.endswith(".__call__") and self._may_be_ours(function):
                continue
            if row is None or (function == call.function and (is_excused(row, call) or not is_asked(row, call))):
                continue
            if row.code in _QUIET and function == call.function and self._is_quiet(call):
                continue
            if not row.needs or self._is_made_with(function, row.needs):
                return Leaf(call.file, call.scope, call.place, name, row, True)
        return None

    def _is_of_another(self, name: str, runs: Iterable[str]) -> bool:
        """A row for any name says nothing where the object may be a container, or one of another library that is known."""
        others = (other.rpartition(".")[0] for other in runs if root_of(other) != root_of(name))
        return name.rpartition(".")[2] in _OF_CONTAINERS or any(map(self.catalog.is_prefix, others))

    def _is_made_with(self, method: int, arguments: tuple[str, ...]) -> bool:
        """Whether an object whose method this is may come from a constructor that was given one of the arguments."""
        return any(is_given(made, arguments) for made in self.makers(method))

    def makers(self, method: int) -> list[Call]:
        """The calls that an object whose method this is may come from; kept for a while: several are called on it."""
        read = self._reads.get(method)
        object_ = read.node if read is not None else method
        if object_ not in self._made:
            if len(self._made) > _LATELY:
                self._made.clear()
            self._made[object_] = self._made_by(object_)
        return self._made[object_]

    def _made_by(self, object_: int) -> list[Call]:
        found: list[Call] = []
        todo, seen = [object_], {object_}
        while todo:
            node = todo.pop()
            if (made := self._calls.get(node)) is not None:
                found.append(made)
            further = [*self._sources.get(node, ()), self._entered.get(node, -1), self.named(node), *self._of_class(node)]
            fresh = [n for n in further if n >= 0 and n not in seen]
            seen.update(fresh)
            todo += fresh
        return found

    def _of_class(self, node: int) -> Iterator[int]:
        """What the class of the object says of an attribute that is read: the field of a data class, and its factory."""
        read, state = self._reads.get(node), self.program.state
        for item in (state.item(value) for value in state.graph.values(read.node)) if read is not None else ():
            at = classes.find(state, item[1], read.name) if item[0] == Kind.INST and read is not None else None
            if at is not None:
                yield at[1]

    def named(self, node: int) -> int:
        """The name of another scope whose use a node is; -1: none."""
        named = self._refs.get(node)
        return -1 if named is None else self.program.state.node_of(*named)

    def is_made_or_declared(self, function: int) -> bool:
        """What is called is a function of the program by its name, or a method of what was made or declared: nothing else."""
        state, sources = self.program.state, self.sources()
        read = self._reads.get(function)
        todo, seen = [function if read is None else read.node], set[int]()
        while todo and len(seen) < _FAR:
            node = todo.pop()
            if node in seen or node in state.graph.promised:
                continue
            seen.add(node)
            made = self._calls.get(node)
            if made is not None:
                if not made.targets or any(state.kind(value) != Kind.CLASS for value in made.targets):
                    return False
                continue
            further = [*sources.get(node, ()), *([named] if (named := self.named(node)) >= 0 else [])]
            if not further and not (read is None and state.graph.values(node)):
                return False
            todo += further
        return True

    def standard_streams(self) -> frozenset[int]:
        """Nodes that hold ``sys.stdout`` or ``sys.stderr``, also beside another stream."""
        if self._streams is None:
            state = self.program.state
            module = (Kind.EXT, "sys")
            reads = [r for r in state.reads["attribute"] if r.name in _STANDARD]
            found = {r.result for r in reads if any(state.item(v)[:2] == module for v in state.graph.values(r.node))}
            further = found
            for _ in range(_NEAR if found else 0):
                further = {t for node in further for t in state.graph.targets(node) if not self._is_shared(t)} - found
                found |= further
            self._streams = frozenset(found)
        return self._streams

    def is_made_here(self, call: Call) -> bool:
        """What is called is a function of a library by its name, or a method of what a constructor of one made: whatever is done
        with the result, nothing else was called."""
        state, sources = self.program.state, self.sources()
        read = self._reads.get(call.function)
        while read is not None and read.node in self._reads:
            read = self._reads[read.node]
        todo, seen, classes = [call.function if read is None else read.node], set[int](), set[str]()
        while todo and len(seen) < _FAR:
            node = todo.pop()
            if node in seen:
                continue
            seen.add(node)
            made, values = self._calls.get(node), state.graph.values(node)
            if made is not None:
                names = [state.item(v)[1] for v in made.targets if state.kind(v) in (Kind.EXT, Kind.XCLS)]
                if not names or len(names) < len(made.targets) or not all(n.rpartition(".")[2][:1].isupper() for n in names):
                    return False
                classes.update(names)
                continue
            further = [*sources.get(node, ()), *([named] if (named := self.named(node)) >= 0 else [])]
            if not further and not (values and all(state.kind(v) == Kind.EXT for v in values)):
                return False
            todo += further
        return len(classes) <= 1

    def _is_quiet(self, call: Call) -> bool:
        """It works on bytes in memory, on what was told never to wait, or writes where ``print`` does."""
        read = self._reads.get(call.function)
        if self._is_in_memory(call) or (read is not None and read.node in self.standard_streams()):
            return True
        makers = [made for made in self.makers(call.function) if not self._is_ours(made)] if call.function in self._reads else []
        if not makers or self._reads[call.function].name in _ABOUT_PATHS:
            return False
        return all(made.number in self._never_waiting or self._is_in_memory(made) for made in makers)

    def _is_in_memory(self, call: Call) -> bool:
        """Its arguments are streams in memory, as far as they are objects of a library."""
        given = [a for a in (*call.args, *(n for _, n in call.keywords)) if isinstance(a, int) and a >= 0]
        named = [{n.removesuffix("()") for n in self.names(node)} for node in given]
        return any(named) and all(names <= IN_MEMORY for names in named)

    def _told_not_to_wait(self) -> Iterator[int]:
        """Numbers of the calls that made objects on which ``setblocking(False)`` is called."""
        for call in self._calls.values():
            read = self._reads.get(call.function)
            if read is not None and call.constants.get(0) in _NEVER.get(read.name, ()):
                yield from (made.number for made in self.makers(call.function))

    def _of_arguments(self) -> Iterator[Leaf]:
        """A library's function that is handed to another one, which calls it at once."""
        for call in self.program.state.calls:
            for node in applied(self.program, call):
                leaf = self.called(call, node)
                if leaf is not None:
                    yield leaf

    def _of_entries(self) -> Iterator[Leaf]:
        """``with`` on something that waits when it is entered or left."""
        for read in self.program.state.reads["enter"]:
            if not read.asynchronous:
                yield from self._of_special(read, "with {}", ("__enter__", "__exit__"))

    def _of_iterations(self) -> Iterator[Leaf]:
        """A loop over something that waits for each of its elements."""
        for read in self.program.state.reads["iterate"]:
            if not read.asynchronous:
                yield from self._of_special(read, "iteration over {}", ("__iter__", "__next__"))

    def _of_drained(self) -> Iterator[Leaf]:
        """A loop over the generator of a library that was made elsewhere: it computes there."""
        for read in self.program.state.reads["iterate"]:
            self._iterated.setdefault(read.node, []).append(read)
        for call in self._calls.values():
            leaf = self.called(call, call.function)
            if leaf is not None and leaf.row.thread is Thread.DRAIN:
                for read in self._consumers(call):
                    if not _is_around(read, call):
                        name = f"consuming the generator of {leaf.name}()"
                        yield Leaf(read.file, read.scope, read.place, name, leaf.row, False)

    def _consumers(self, call: Call) -> Iterator[Read]:
        todo, seen = [call.result], {call.result}
        while todo and len(seen) < _FAR:
            node = todo.pop()
            yield from self._iterated.get(node, ())
            fresh = [t for t in self.program.state.graph.targets(node) if t not in seen and not self._is_shared(t)]
            seen.update(fresh)
            todo += fresh

    def _is_shared(self, node: int) -> bool:
        """A parameter that several callers fill: what is taken of it there may be any of theirs."""
        if self._given is None:
            state = self.program.state
            params = ((number, p.node) for number, scope in enumerate(state.scopes) for p in scope.params)
            self._given = frozenset([state.node_in(number, node) for number, node in params])
        return node in self._given and len(self._sources.get(node, ())) > 1

    def _of_operators(self) -> Iterator[Leaf]:
        """``shelf[key]``, ``key in shelf``: operators on objects of libraries."""
        special = self.catalog.blockings.special_methods()
        for kind in ("item", "operator"):
            for read in self.program.state.reads[kind]:
                method = "__getitem__" if read.name == "[]" else read.name
                if method in special:
                    yield from self._of_special(read, f"{{}}.{method}()", (method,))

    def _of_special(self, read: Read, words: str, methods: tuple[str, ...]) -> Iterator[Leaf]:
        made = self._calls.get(read.node)
        if made is not None and self.called(made, made.function) is not None:
            return
        for name in sorted(self.names(read.node)):
            rows = (self.catalog.blocking(f"{name}.{method}") for method in methods)
            row = next((r for r in rows if r is not None), None)
            if row is not None and (not row.needs or self._is_made_with(read.node, row.needs)):
                yield Leaf(read.file, read.scope, read.place, words.format(name), row, False)
                return

    def runs(self, node: int) -> frozenset[str]:
        """Dotted names of what calling the values of a node runs: an object of a library is called through ``__call__``."""
        objects = self._objects_of(node)
        if not objects:
            return self.names(node)
        return (self.names(node) - objects) | {f"{name}.__call__" for name in objects}

    def _objects_of(self, node: int, depth: int = 0) -> frozenset[str]:
        """Those of the names that stand for instances of a class, or what a call gave."""
        if self._is_asked_anew(("objects", node), node in self._objects, depth):
            self._objects[node], before = frozenset(), self._cuts
            self._objects[node] = frozenset(self._instances(node, depth))
            self._note_cut(("objects", node), before, depth)
        return self._objects[node]

    def _is_asked_anew(self, question: tuple[str, int], is_known: bool, depth: int) -> bool:
        """Not known, or only as far as one could see from further away."""
        return not is_known or depth < self._short.get(question, 0)

    def _note_cut(self, question: tuple[str, int], before: int, depth: int) -> None:
        if self._cuts > before and depth:
            self._short[question] = depth
        else:
            self._short.pop(question, None)

    def _instances(self, node: int, depth: int) -> Iterator[str]:
        state = self.program.state
        values = state.graph.values(node)
        for value in values:
            item = state.item(value)
            if item[0] == Kind.OBJ:
                yield item[1]
            elif item[0] == Kind.INST:
                yield from self.program.foreign_bases(item[1])
        self._cuts += depth > _DEPTH
        if values or depth > _DEPTH:
            return
        bound = self._bound_function(node)
        if bound is not None:
            yield from self._objects_of(bound, depth + 1)
        elif node in self._calls or node in self._derivations:
            yield from self._derived(node, depth)
        for source in self._sources.get(node, ()):
            yield from self._objects_of(source, depth + 1)

    def names(self, node: int, depth: int = 0) -> frozenset[str]:
        """Dotted names, as the catalog files them, of the library code that a node stands for."""
        if self._is_asked_anew(("names", node), node in self._names, depth):
            self._names[node], before = frozenset(), self._cuts
            self._names[node] = frozenset(self._held(node)) or frozenset(self._derived(node, depth))
            self._note_cut(("names", node), before, depth)
        return self._names[node]

    def _held(self, node: int) -> Iterator[str]:
        state = self.program.state
        for value in state.graph.values(node):
            item = state.item(value)
            if item[0] in (Kind.EXT, Kind.MEM, Kind.OBJ, Kind.XCLS):
                yield item[1]
            elif item[0] == Kind.INST:
                yield from self.program.foreign_bases(item[1])

    def _derived(self, node: int, depth: int) -> Iterator[str]:
        """The value flow keeps only what it has a use for: the rest is spelled out from where it was read."""
        self._cuts += depth > _DEPTH
        if depth > _DEPTH or self.program.state.graph.values(node):
            return
        read, call, derivation = self._reads.get(node), self._calls.get(node), self._derivations.get(node)
        if (bound := self._bound_function(node)) is not None:
            yield from self.names(bound, depth + 1)
        elif read is not None:
            yield from (self.catalog.canonical(f"{name}.{read.name}") for name in self.names(read.node, depth + 1))
        elif call is not None and not self._is_ours(call):
            yield from (self.catalog.canonical(f"{name}()") for name in self.names(call.function, depth + 1))
        elif derivation is not None:
            found = (self._element(name, derivation.name) for name in self.names(derivation.node, depth + 1))
            yield from (name for name in found if name)
        for source in self._sources.get(node, ()):
            yield from self.names(source, depth + 1)

    def _bound_function(self, node: int) -> int | None:
        """``partial(f, x)`` stands for ``f``."""
        call = self._calls.get(node)
        if call is None or not call.args or not isinstance(call.args[0], int):
            return None
        items = (self.program.state.item(value) for value in call.targets)
        effects = [self.program.state.known.effect(i[1]) for i in items if i[0] in (Kind.EXT, Kind.MEM)]
        return call.args[0] if any(e is not None and e.kind in ("partial", "run-wrapper") for e in effects) else None

    def _element(self, name: str, how: str) -> str:
        """The class of what a loop, a subscript or an operator gives on something of a library."""
        row = self.catalog.type_row(name)
        if row is not None and row.attribute:
            name, row = row.returns, self.catalog.type_row(row.returns)
        if how == "[]" or how.startswith("__"):
            return self.catalog.returns(f"{name}.{'__getitem__' if how == '[]' else how}")
        return row.yields if row is not None else ""

    def _may_be_ours(self, node: int) -> bool:
        """What is called may be a function of the program: an object under the same name was there before."""
        state = self.program.state
        return any(state.kind(value) in (Kind.FUNC, Kind.BOUND) for value in state.graph.values(node))

    def _is_ours(self, call: Call) -> bool:
        kinds = {self.program.state.kind(v) for v in call.targets}
        return bool(kinds & {Kind.FUNC, Kind.BOUND, Kind.CLASS})


IN_PLACE = frozenset({"map", "filter", "sort", "sort-list", "largest", "pick", "reduce", "apply", "field", "iter", "raises"})
"""Effects of library functions that call a function at once and wait for it."""


def applied(program: Program, call: Call) -> Iterator[int]:
    """Nodes of the arguments that a library's function calls before it returns."""
    for value in sorted(call.targets):
        item = program.state.item(value)
        effect = program.state.known.effect(item[1]) if item[0] in (Kind.EXT, Kind.MEM) else None
        if effect is not None and effect.kind in IN_PLACE:
            for key in (effect.function or "").split(","):
                if key.isdigit() and int(key) < len(call.args) and isinstance(call.args[int(key)], int):
                    yield call.args[int(key)]
                yield from (node for name, node in call.keywords if name == key)


def _is_around(read: Read, call: Call) -> bool:
    """The elements are taken in the expression that makes the generator."""
    same = read.file == call.file and read.scope == call.scope
    return same and (read.node == call.result or (read.place[:2] <= call.place[:2] and call.place[2:] <= read.place[2:]))


def _below(leaf: Leaf, via: tuple[Use, ...]) -> Leaf:
    return Leaf(leaf.file, leaf.scope, leaf.place, leaf.name, leaf.row, leaf.is_call, via)
