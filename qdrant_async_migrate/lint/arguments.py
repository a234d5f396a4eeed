"""What an argument is, by the expression that stands for it: ``load(b"x")`` gives bytes, and ``fake = Fake()`` before
``Room(fake)`` an object of that class. In: calls and the syntax around them. Out: a class, as far as it is certain."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.scan.opened import place_of

Class = str | int
"""A class of a library by its dotted name, or one of the program by its scope."""
Calls = Mapping[tuple[int, Place], Sequence[Call]]
_REPLACED = re.compile(r"\bif (\w+) is None:\s+\1\s*=[^=]")
_DISPLAYS = {ast.Dict: "dict", ast.DictComp: "dict", ast.List: "list", ast.ListComp: "list", ast.Set: "set", ast.SetComp: "set"}
_DISPLAYS |= {ast.Tuple: "tuple", ast.JoinedStr: "str"}
ROOTS = frozenset({"abc.ABC", "typing.Protocol", "typing.Generic", "typing_extensions.Protocol", "builtins.object"})
"""Classes of libraries that give what derives from them nothing of their own; their objects are true."""


class Arguments:
    """Asked for one argument after the other."""

    def __init__(self, program: Program, syntax_of: Callable[[int], Syntax], calls: Calls) -> None:
        self._program, self._syntax_of, self._calls = program, syntax_of, calls
        self._filled: dict[int, frozenset[str]] = {}

    def is_true(self, found: Class) -> bool:
        """All objects of a class of the program are true."""
        state = self._program.state
        if not isinstance(found, int) or any(classes.find(state, found, asked) for asked in ("__bool__", "__len__")):
            return False
        return ROOTS.issuperset(classes.foreign_bases(state, found))

    def is_replaced(self, function: int, call: Call, name: str, position: int) -> bool:
        """What is given is a variable that got another value before, where it was ``None``."""
        names = self._replaced(function)
        syntax = self._syntax_of(call.file)
        node = self._given(syntax, call, name, position) if names else None
        if not isinstance(node, ast.Name) or node.id not in names:
            return False
        blocks = [a for a in (node, *syntax.ancestors(node)) if isinstance(a, ast.stmt)]
        before = [s for a in blocks for s in syntax.block(a) if place_of(s)[2:] <= place_of(a)[:2]]
        return any(_replaces(statement, node.id) for statement in before)

    def _replaced(self, function: int) -> frozenset[str]:
        """Variables that the function fills where they are ``None``, as far as the text tells."""
        if function not in self._filled:
            first, _, last, _ = self._program.scope(function).place
            lines = self._syntax_of(self._program.file(function)).source_lines[first - 1 : last]
            self._filled[function] = frozenset(found[1] for found in _REPLACED.finditer("\n".join(lines)))
        return self._filled[function]

    def type(self, call: Call, name: str, position: int, anything: bool) -> Class | None:
        """The class of what a call gives under a name or at a position; unless ``anything`` may be, only one of the program:
        most files need not be parsed for that."""
        given = next((n for key, n in call.keywords if key == name), None)
        given = next(iter(call.args[position : position + 1]), -1) if given is None else given
        held = self._program.state.graph.values(given) if isinstance(given, int) and given >= 0 else ()
        if not anything and not (held and all(self._program.state.kind(v) == Kind.INST for v in held)):
            return None
        syntax = self._syntax_of(call.file)
        node = self._given(syntax, call, name, position)
        return self._of(call.file, syntax, self.meant(syntax, node)) if node is not None else None

    def _given(self, syntax: Syntax, call: Call, name: str, position: int) -> ast.expr | None:
        node = syntax.find(call.place, ast.Call)
        if node is None or any(isinstance(a, ast.Starred) for a in node.args):
            return None
        return next(iter([k.value for k in node.keywords if k.arg == name] or node.args[position : position + 1]), None)

    def _of(self, file: int, syntax: Syntax, node: ast.expr) -> Class | None:
        if isinstance(node, ast.Constant):
            return f"builtins.{type(node.value).__name__}"
        if type(node) in _DISPLAYS:
            return f"builtins.{_DISPLAYS[type(node)]}"
        return self._made(file, place_of(node)) if isinstance(node, ast.Call) else None

    def _made(self, file: int, place: Place) -> Class | None:
        """The one class that is called there."""
        items = [self._program.state.item(v) for call in self._calls.get((file, place), ()) for v in call.targets]
        known = all(item[0] in (Kind.CLASS, Kind.EXT, Kind.XCLS) for item in items)
        found = items[0][1] if len(items) == 1 and known else None
        is_class = isinstance(found, int) or (isinstance(found, str) and found.rpartition(".")[2][:1].isupper())
        return found if is_class else None

    def meant(self, syntax: Syntax, node: ast.expr) -> ast.expr:
        """What a name stands for, if the function binds it once, in a block around its use."""
        function = syntax.function(node) if isinstance(node, ast.Name) else None
        if not isinstance(node, ast.Name) or not isinstance(function, FUNCTIONS):
            return node
        bound = [n for n in ast.walk(function) if node.id in _bound(n)]
        above = syntax.parent(bound[0]) if len(bound) == 1 else None
        if not isinstance(above, (ast.Assign, ast.AnnAssign)) or above.value is None or isinstance(bound[0], ast.Global):
            return node
        is_plain = not isinstance(above, ast.Assign) or above.targets == bound
        is_before = place_of(above)[2:] <= place_of(node)[:2] and syntax.parent(above) in list(syntax.ancestors(node))
        return above.value if is_plain and is_before else node


def _replaces(statement: ast.stmt, name: str) -> bool:
    """``if name is None: name = make()``"""
    match statement:
        case ast.If(
            test=ast.Compare(left=ast.Name(id=asked), ops=[ast.Is()]), body=[ast.Assign(targets=[ast.Name(id=to)], value=v)]
        ):
            return asked == to == name and not (isinstance(v, ast.Constant) and v.value is None)
    return False


def _bound(node: ast.AST) -> Iterable[str]:
    """Names that a node binds, or says to be those of another scope."""
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.arg(arg=name) | ast.ExceptHandler(name=str(name)):
            return (name,)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return (name,)
        case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            return (name,)
        case ast.alias(name=name, asname=other):
            return (other or name,)
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            return names
    return ()
