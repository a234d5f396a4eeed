"""``enumerate``, ``zip``, ``islice``, ``takewhile`` and ``dropwhile`` over what turned async: a loop with the same effect, which
fetches what the tool fetched, and in the same order. A comprehension, or a call that takes all of it, is a loop before its
statement."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.consuming import whole
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.shortcuts import names_are_free
from qdrant_async_migrate.idioms.streams import Source, leftmost, only_inside, quiet, sources, together, tool
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, Insert, Replace, ReplaceBlock, Span
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.records import dataclass, field

ORDER = 37
_FIRST = {"while": 1, "after": 1}
"""Arguments before the first iterable."""
_KINDS = frozenset({"pairs", "zip", "head", "while", "after"})


def for_use(context: Context, use: Use) -> Answer:
    """The loop, or ``None`` where the call has another form."""
    kind = tool(context, use)
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call) if kind in _KINDS else None
    if call is None or use.others or any(k.arg != "start" or kind != "pairs" for k in call.keywords):
        return None
    if any(isinstance(a, (ast.Starred, ast.GeneratorExp)) for a in call.args) or first_barrier(syntax, call) is not None:
        return None
    given = call.args[:1] if kind in ("pairs", "head") else call.args[_FIRST.get(kind, 0) :]
    found = sources(context, use, call.args, _FIRST.get(kind, 0))
    if not found or not isinstance(syntax.function(call), FUNCTIONS) or not any(s.is_async for s in found[: len(given)]):
        return None
    return _Tool(context, use, call, kind, found[: len(given)]).rewritten()


@dataclass
class _Tool:
    """One call of a tool, and the lines that do its work: before the loop, its header, at the top of its body."""

    context: Context
    use: Use
    call: ast.Call
    kind: str
    sources: list[Source]
    before: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    top: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    slots: list[tuple[str, tuple[Span, ...]]] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    @property
    def syntax(self) -> Syntax:
        return self.context.syntax(self.use.file)

    def rewritten(self) -> Answer:
        """The edits, by who takes what the tool gives."""
        parent = self.syntax.parent(self.call)
        edits: list[Edit] | None = None
        around = self.syntax.parent(parent) if parent is not None else None
        if isinstance(parent, ast.For) and parent.iter is self.call:
            edits = self._loop(parent)
        elif isinstance(parent, ast.Call) and isinstance(around, ast.For) and around.iter is parent:
            edits = self._counted(around, parent)
        elif isinstance(parent, ast.comprehension):
            edits = self._comprehension(parent)
        elif isinstance(parent, ast.Call) and whole(parent, self.call):
            edits = self._collected(parent)
        if edits is None:
            return None
        every = [*edits, *self.edits, *([AddImport("contextlib", "aclosing")] if self.opened else [])]
        return Rewrite(tuple((self.use.file, e) for e in every), covers=together(self.context, self.use))

    # who takes it ------------------------------------------------------------------------------------------------------------
    def _loop(self, loop: ast.For) -> list[Edit] | None:
        header = None if loop.orelse else self._header(loop.target, loop)
        if header is None:
            return None
        lines = self._lines(header, [self._slot(*loop.body)])
        return [ReplaceBlock((self.syntax.span(loop),), "\n".join(lines), tuple(self.slots))]

    def _counted(self, loop: ast.For, numbering: ast.Call) -> list[Edit] | None:
        """``for number, item in enumerate(zip(...))``: the loop over the tool counts as well."""
        given = [*numbering.args[1:], *(k.value for k in numbering.keywords)]
        match numbering.func, loop.target:
            case ast.Name(id="enumerate"), ast.Tuple(elts=[ast.Name() as index, item]) if not loop.orelse and len(given) < 2:
                pass
            case _:
                return None
        if not all(isinstance(g, (ast.Constant, ast.Name)) for g in given):
            return None
        number = self._free("number")
        header = self._header(item, loop)
        if header is None:
            return None
        self.before.insert(0, f"{number} = {self._slot(given[0]) if given else '0'}")
        self.top += [f"{index.id} = {number}", f"{number} += 1"]
        lines = self._lines(header, [self._slot(*loop.body)])
        return [ReplaceBlock((self.syntax.span(loop),), "\n".join(lines), tuple(self.slots))]

    def _comprehension(self, clause: ast.comprehension) -> list[Edit] | None:
        owner = self.syntax.parent(clause)
        if not isinstance(owner, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            return None
        if len(owner.generators) != 1 or clause.iter is not self.call or not names_are_free(self.syntax, owner):
            return None
        around = self.syntax.parent(owner)
        place: ast.expr = owner
        if isinstance(owner, ast.GeneratorExp):
            alone = isinstance(around, ast.Call) and around.args == [owner] and not around.keywords and whole(around, owner)
            if not alone or not isinstance(around, ast.Call) or first_barrier(self.syntax, around) is not None:
                return None
            place = around
        if isinstance(owner, ast.DictComp) and not all(quiet(self.context, self.use.file, n) for n in (owner.key, owner.value)):
            return None
        items = self._free("items")
        header = self._header(clause.target, None)
        if header is None:
            return None
        kept = self._kept(owner, items)
        for test in reversed(clause.ifs):
            kept = [f"if {self._slot(test)}:", *(f"    {line}" for line in kept)]
        empty = {ast.SetComp: "set()", ast.DictComp: "{}"}.get(type(owner), "[]")
        return self._moved(place, owner, items, [f"{items} = {empty}", *self._lines(header, kept)])

    def _kept(self, owner: ast.expr, items: str) -> list[str]:
        match owner:
            case ast.DictComp(key=key, value=value):
                return [f"{items}[{self._slot(key)}] = {self._slot(value)}"]
            case ast.SetComp(elt=element):
                return [f"{items}.add({self._slot(element)})"]
            case ast.ListComp(elt=element) | ast.GeneratorExp(elt=element):
                return [f"{items}.append({self._slot(element)})"]
        return []

    def _collected(self, consumer: ast.Call) -> list[Edit] | None:
        items = self._free("items")
        item = ast.Name(self._free("item"), ast.Store())
        header = self._header(item, None)
        if header is None:
            return None
        lines = [f"{items} = []", *self._lines(header, [f"{items}.append({item.id})"])]
        named = isinstance(consumer.func, ast.Name) and consumer.func.id == "list" and len(consumer.args) == 1
        return self._moved(consumer if named else self.call, consumer if named else self.call, items, lines)

    def _moved(self, first: ast.expr, gone: ast.expr, items: str, lines: list[str]) -> list[Edit] | None:
        """The loop before the statement, which is left with the name of what was collected."""
        statement = leftmost(self.syntax, first)
        if statement is None or not self._once(statement):
            return None
        if isinstance(gone, ast.GeneratorExp) and isinstance(first, ast.Call):
            inside = Replace(self.syntax.span(first), f"__qam_0__({items})", (("__qam_0__", (self.syntax.span(first.func),)),))
        else:
            inside = Replace(self.syntax.span(gone), items)
        if isinstance(statement, ast.While):
            return self._while(statement, inside, lines)
        return [Insert(self.syntax.span(statement), "before", "\n".join(lines), tuple(self.slots)), inside]

    def _while(self, statement: ast.While, inside: Edit, lines: list[str]) -> list[Edit] | None:
        if statement.orelse:
            return None
        test = [f"if not {self._slot(statement.test)}:", "    break", self._slot(*statement.body)]
        code = "\n".join(["while True:", *(f"    {line}" for line in [*lines, *test])])
        return [inside, ReplaceBlock((self.syntax.span(statement),), code, tuple(self.slots))]

    def _once(self, statement: ast.stmt) -> bool:
        """The statement was not given another form for another place of it."""
        moved: set[ast.stmt] = self.context.memo.setdefault("statements with a loop before them", set())
        fresh = statement not in moved
        moved.add(statement)
        return fresh and not (
            isinstance(statement, (ast.If, ast.For, ast.While)) and statement.body[0].lineno == statement.lineno
        )

    # the loop ----------------------------------------------------------------------------------------------------------------
    def _header(self, target: ast.expr, loop: ast.For | None) -> str | None:
        names = (ast.Name, ast.Tuple, ast.List)
        if not all(isinstance(n, (*names, ast.expr_context)) for n in ast.walk(target)):
            return None
        if loop is not None and self.kind in ("zip", "while") and not only_inside(self.syntax, loop, target):
            return None
        match self.kind:
            case "zip":
                return self._zip(target)
            case "head":
                return self._head(target)
            case "pairs":
                return self._numbered(target, loop)
            case _:
                return self._tested(target, loop)

    def _lines(self, header: str, body: Sequence[str]) -> list[str]:
        inside = [header, *(f"    {line}" for line in [*self.top, *body])]
        if self.opened:
            inside = [f"async with {', '.join(self.opened)}:", *(f"    {line}" for line in inside)]
        return [*self.before, *inside]

    def _zip(self, target: ast.expr) -> str | None:
        count = len(self.sources)
        if isinstance(target, (ast.Tuple, ast.List)):
            if len(target.elts) != count or any(isinstance(e, ast.Starred) for e in target.elts):
                return None
            targets = [self._text(e) for e in target.elts]
        else:
            targets = [self._free(f"item_{i}") for i in range(1, count + 1)]
        if count < 2:
            return None
        loud = [s for s in self.sources if not quiet(self.context, self.use.file, s.node)]
        first = self.sources[0]
        early = first in loud and len(loud) > 1
        head = self._stream(first, named=early) if early or first.closes else self._slot(first.node)
        fetched = list(self._fetched(self.sources[1:], targets[1:]))
        ends = {"next(": "StopIteration", "await": "StopAsyncIteration"}
        kinds = [end for start, end in ends.items() if any(f.split(" = ")[1].startswith(start) for f in fetched)]
        caught = kinds[0] if len(kinds) == 1 else f"({', '.join(kinds)})"
        self.top += ["try:", *(f"    {line}" for line in fetched), f"except {caught}:", "    break"]
        if not isinstance(target, (ast.Tuple, ast.List)):
            self.top.append(f"{self._text(target)} = ({', '.join(targets)})")
        return f"{'async ' if first.is_async else ''}for {targets[0]} in {head}:"

    def _fetched(self, rest: list[Source], targets: list[str]) -> Iterator[str]:
        for one, name in zip(rest, targets, strict=True):
            yield f"{name} = {'await anext' if one.is_async else 'next'}({self._stream(one, named=True)})"

    def _stream(self, one: Source, named: bool) -> str:
        """A name for an iterator; what has to be closed is opened for the loop."""
        if one.is_async and not one.made_by_class and isinstance(one.node, ast.Name):
            return one.node.id
        name = self._free("stream" if one.is_async else "others")
        if one.closes:
            self.opened.append(f"aclosing({self._slot(one.node)}) as {name}")
        else:
            ask = "aiter({})" if one.made_by_class else "{}" if one.is_async else "iter({})"
            self.before.append(f"{name} = {ask.format(self._slot(one.node))}")
        return name

    def _head(self, target: ast.expr) -> str | None:
        one, limits = self.sources[0], self.call.args[1:]
        numbers = [a.value if isinstance(a, ast.Constant) and isinstance(a.value, int) else None for a in limits]
        if len(limits) == 2 and isinstance(limits[1], ast.Constant) and limits[1].value is None and (numbers[0] or 0) > 0:
            return self._rest(target, one, numbers[0])
        if len(limits) not in (1, 2) or (len(limits) == 2 and None in numbers) or any(n is not None and n < 0 for n in numbers):
            return None
        if len(limits) == 1 and numbers[0] is None and not isinstance(self.call.func, (ast.Name, ast.Attribute)):
            return None
        stream = self._stream(one, named=True)
        skipped = numbers[0] if len(limits) == 2 else 0
        turn = self._free("number" if skipped else "_")
        fetch = ["try:", f"    {self._text(target)} = await anext({stream})", "except StopAsyncIteration:", "    break"]
        self.top += [*fetch, *([f"if {turn} < {skipped}:", "    continue"] if skipped else [])]
        if numbers[-1] is not None:
            return f"for {turn} in range({numbers[-1]}):"
        self.edits.append(AddImport("itertools", "repeat"))
        return f"for {turn} in {self._slot(self.call.func)}(repeat(None), {self._slot(limits[0])}):"

    def _rest(self, target: ast.expr, one: Source, skipped: int | None) -> str:
        """``islice(g, 2, None)``: all but the first ones."""
        number = self._free("number")
        self.before.append(f"{number} = 0")
        self.top += [f"{number} += 1", f"if {number} <= {skipped}:", "    continue"]
        return f"async for {self._text(target)} in {self._stream(one, named=True) if one.closes else self._slot(one.node)}:"

    def _numbered(self, target: ast.expr, loop: ast.For | None) -> str | None:
        given = [*self.call.args[1:], *(k.value for k in self.call.keywords)]
        if len(given) > 1 or not all(quiet(self.context, self.use.file, g) for g in given):
            return None
        number = self._free("number")
        self.before.append(f"{number} = {self._slot(given[0]) if given else '0'}")
        head = self._closed(loop)
        match target:
            case ast.Tuple(elts=[index, item]) | ast.List(elts=[index, item]) if not isinstance(item, ast.Starred):
                self.top += [f"{self._text(index)} = {number}", f"{number} += 1"]
                return f"async for {self._text(item)} in {head}:"
            case ast.Name(id=name):
                item_name = self._free("item") if name != "item" else self._free("value")
                self.top += [f"{name} = ({number}, {item_name})", f"{number} += 1"]
                return f"async for {item_name} in {head}:"
        return None

    def _tested(self, target: ast.expr, loop: ast.For | None) -> str | None:
        test = self._applied(self.call.args[0], target)
        if test is None:
            return None
        head = self._closed(loop, always=self.kind == "while")
        if self.kind == "while":
            self.top += [f"if not {test}:", "    break"]
        else:
            dropping = self._free("dropping")
            self.before.append(f"{dropping} = True")
            self.top += [f"{dropping} = {dropping} and {test}", f"if {dropping}:", "    continue"]
        return f"async for {self._text(target)} in {head}:"

    def _closed(self, loop: ast.For | None, always: bool = False) -> str:
        """The only source, opened if the loop may leave it before its end."""
        one = self.sources[0]
        return self._stream(one, named=True) if one.closes and (always or loop is not None) else self._slot(one.node)

    def _applied(self, function: ast.expr, target: ast.expr) -> str | None:
        """A function of one argument, called with the loop's variable."""
        if isinstance(function, (ast.Name, ast.Attribute)):
            return f"{self._slot(function)}({self._text(target)})" if _is_path(function) else None
        if not isinstance(function, ast.Lambda) or not isinstance(target, ast.Name):
            return None
        args = function.args
        plain = len(args.args) == 1 and not (args.posonlyargs or args.vararg or args.kwonlyargs or args.kwarg or args.defaults)
        nested = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.NamedExpr)
        if not plain or any(isinstance(n, nested) for n in ast.walk(function.body)):
            return None
        used = [n for n in ast.walk(function.body) if isinstance(n, ast.Name)]
        if args.args[0].arg != target.id and any(n.id == target.id for n in used):
            return None
        self.edits += [Replace(self.syntax.span(n), target.id) for n in used if n.id == args.args[0].arg != target.id]
        return self._slot(function.body)

    # pieces ------------------------------------------------------------------------------------------------------------------
    def _slot(self, *nodes: ast.AST) -> str:
        name = f"__qam_{len(self.slots)}__"
        self.slots.append((name, tuple(self.syntax.span(n) for n in nodes)))
        return name

    def _text(self, node: ast.expr) -> str:
        return node.id if isinstance(node, ast.Name) else self.syntax.source(node)

    def _free(self, wanted: str) -> str:
        """A name that neither the function nor its file uses, nor this rewriting."""
        if "names" not in self.context.memo:
            self.context.memo["names"] = {}
        known: dict[int, set[str]] = self.context.memo["names"]
        if self.use.file not in known:
            tree = self.syntax.tree
            known[self.use.file] = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
            known[self.use.file] |= {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
        function = self.syntax.function(self.call)
        local = {n.id for n in ast.walk(function) if isinstance(n, ast.Name)} | {
            n.arg for n in ast.walk(function) if isinstance(n, ast.arg)
        }
        forbidden = self.taken | local | (known[self.use.file] if wanted == "_" else set())
        base = "turn" if wanted == "_" else wanted
        name = next(n for n in [wanted, base, *(f"{base}_{i}" for i in range(2, 99))] if n not in forbidden)
        self.taken.add(name)
        return name


def _is_path(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)
