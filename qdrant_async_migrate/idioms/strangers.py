"""Objects of libraries beside what turns async: ``for resource in (client, redis): resource.close()``.

Of most libraries nothing is said of what their calls give, so that nothing stands in the value flow where their objects are.
What is asked of such a place all the same may be asked of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link import classes, members
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Op
from qdrant_async_migrate.model.program import Role, Use

_FAR = 400
"""Nodes that are gone back through."""
_QUIET = ("builtins.", "typing.", "typing_extensions.", "abc.", "dataclasses.", "enum.", "os.", "logging.", "collections.")
"""Libraries whose functions give plain data, or what is not asked for such methods."""


class Strangers:
    """Looked for once per program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._state = program.state
        self._sources = program.sources()
        self._calls = program.calls_by_result()
        self._places = {(call.file, call.place): call for call in self._state.calls}
        self._reads = program.attributes_read()
        self._types: dict[int, list[int]] | None = None
        """The nodes of the types that a node is declared to have."""
        self._asked: dict[int, set[str]] = {}
        for read in self._reads.values():
            self._asked.setdefault(read.node, set()).add(read.name)

    @staticmethod
    def of(context: Context) -> Strangers:
        """Those of the program that is planned."""
        found: Strangers | None = context.known.get("strangers")
        if found is None:
            found = context.known["strangers"] = Strangers(context.program)
        return found

    def beside(self, use: Use) -> str:
        """What a library's object, or its method, may run at a place that calls what turns async; empty if there is none."""
        call = self._places.get((use.file, use.place)) if use.role is Role.CALL else None
        if call is None:
            return ""
        read = self._reads.get(call.function)
        if read is not None:
            return self._of(read, call, use)
        reads = (self._reads[node] for node in self._back(call.function) if node in self._reads)
        return next((name for one in reads if (name := self._of(one, call, use))), "")

    def _of(self, read: Read, call: Call, use: Use) -> str:
        alone = not self._state.graph.values(read.result)
        if not alone and use.clients and (call.args or call.keywords or not _is_common(read.name)):
            return ""  # what is passed fits no other library's method
        name = next(self._objects(read), "") or (self._made(read.node) if alone else self._unknown(read))
        return f"{name}.{read.name}" if name else ""

    def _objects(self, read: Read) -> Iterator[str]:
        """Libraries' objects among the values of the receiver."""
        given = {self._state.item(v)[2] for v in self._state.graph.values(read.result) if self._state.kind(v) == Kind.MEM}
        for value in sorted(self._state.graph.values(read.node)):
            if value not in given and (name := self._is_stranger(value, read.name)):
                yield name

    def _is_stranger(self, value: Value, asked: str) -> str:
        state, item = self._state, self._state.item(value)
        if item[0] == Kind.OBJ and not members.client_of(state, value) and state.known.twin_of(item[1]) is None:
            is_told = item[1].endswith("()") or bool(state.graph.values(state.heap.get((value, asked), -1)))
            return "" if is_told or item[1].startswith(_QUIET) else str(item[1])
        if item[0] == Kind.INST and classes.find(state, item[1], asked) is None:
            bases = [b for b in classes.foreign_bases(state, item[1]) if not (b.startswith(_QUIET) or state.known.is_client(b))]
            return bases[0] if bases and classes.find(state, item[1], "__getattr__") is None else ""
        return ""

    def _unknown(self, read: Read) -> str:
        """What a call of a library gave, of which nothing is known, unless what else is asked of it shows that it is a client."""
        others = self._asked.get(read.node, set())
        if not _is_common(read.name) or any(self._is_method(name) for name in others) or self._is_declared(read.node):
            return ""
        return self._made(read.node)

    def _made(self, node: int) -> str:
        return next((f"{name}()" for current in self._back(node) if (name := self._made_by(current))), "")

    def _is_method(self, name: str) -> bool:
        sdks = {f.client for f in self._program.families.values()}
        known = (sdk for name_ in sdks if (sdk := self._state.known.sdk(name_)) is not None)
        return not _is_common(name) and any(self._state.known.method(sdk, name) is not None for sdk in known)

    def _is_declared(self, node: int) -> bool:
        """A parameter or a variable that is declared to be a client."""
        state = self._state
        if self._types is None:
            self._types = {}
            for number, facts in enumerate(state.files):
                for op in facts.ops:
                    if op[0] == Op.INSTANCE:
                        declared = self._types.setdefault(state.node_of(number, op[1]), [])  # type: ignore[arg-type]
                        declared.append(state.node_of(number, op[2]))  # type: ignore[arg-type]
        return any(state.kind(v) == Kind.XCLS for t in self._types.get(node, ()) for v in state.graph.values(t))

    def _back(self, node: int) -> Iterator[int]:
        """The nodes that lead to one, nearest first, up to a number."""
        seen, queue = {node}, [node]
        for current in queue:
            if len(seen) > _FAR:
                return
            yield current
            fresh = [n for n in self._sources.get(current, ()) if n not in seen]
            seen.update(fresh)
            queue.extend(fresh)

    def _made_by(self, node: int) -> str:
        """The library's function whose call gives what is here, if nothing is known of it; not one that was given a client, or
        its class: it may give that back."""
        state, call = self._state, self._calls.get(node)
        if call is None or state.graph.values(node) or not call.targets:
            return ""
        items = [state.item(v) for v in sorted(call.targets)]
        named = all(i[0] == Kind.EXT or (i[0] == Kind.MEM and not self._is_of_client(i[2])) for i in items)
        nodes = call.given()
        told = any(state.kind(v) == Kind.XCLS or self._is_of_client(v) for n in nodes for v in state.graph.values(n))
        return "" if not named or told or str(items[0][1]).startswith(_QUIET) else str(items[0][1])

    def _is_of_client(self, value: Value) -> bool:
        return members.client_of(self._state, value)


def _is_common(name: str) -> bool:
    """One word: the objects of many libraries have such a method. ``query_points`` only clients have."""
    return "_" not in name
