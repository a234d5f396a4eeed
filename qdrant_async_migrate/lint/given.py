"""What a call gives for a parameter that its callee tests: ``load(url=None)`` does not get below ``if url is not None:``.

In: calls with the text of constant arguments, and defaults as they are written. Out: whether a test may have a result there, or
the parameter of the caller that is handed on.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cached_property

from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.arguments import Arguments, Calls, Class
from qdrant_async_migrate.lint.closures import Closures
from qdrant_async_migrate.lint.constants import MEMBER_TEXT as _MEMBER
from qdrant_async_migrate.lint.constants import is_among, normal
from qdrant_async_migrate.lint.giving import with_subclasses
from qdrant_async_migrate.lint.instances import is_instance
from qdrant_async_migrate.lint.objects import Objects
from qdrant_async_migrate.lint.said import Said
from qdrant_async_migrate.model.facts import AMONG, CALLED, GIVEN, OF, REPLACED, Param, Place
from qdrant_async_migrate.model.program import Role, Use

_CONSTANT = r"""None|True|False|-?\d[\d_.]*|[bru]{0,2}'[^'\\]*'|[bru]{0,2}"[^"\\]*\""""
_DEFAULT = re.compile(rf"\s*=\s*({_CONSTANT}|[^\W\d][\w.]*)\s*(?:[,)#:]|$)")
_IS_CONSTANT = re.compile(rf"(?:{_CONSTANT})\Z")
_FALSE = frozenset({"None", "False", "0", "0.0", "''", '""', "b''"})
_NAMED = frozenset({Kind.FUNC, Kind.BOUND, Kind.CLASS})
_ROLES = frozenset({Role.CALL, Role.ENTER, Role.ITERATE})
_IS = "is"
"""What is asked of a parameter that is compared with ``None``."""
_OBJECT = re.compile(r"<(true|any) (.*)>\Z")
"""What is given is an object, and of which class; whether it is true."""
_SAID = "<of "
"""It is declared to be of one of some classes."""


class Given:
    """Asked for the places on a path whose callee has tested a parameter."""

    def __init__(self, program: Program, syntax_of: Callable[[int], Syntax], calls: Calls, blockings: Blockings) -> None:
        self._program, self.syntax_of, self._calls = program, syntax_of, calls
        self._known: dict[tuple[int, str], str] = {}
        self._texts: dict[tuple[object, ...], str] = {}
        self._asked: dict[tuple[int, Place], list[int]] = {}
        self._blockings = blockings
        self._said = Said(program, blockings.nodes.sources, blockings.nodes.named)
        self._arguments, self._objects = Arguments(program, syntax_of, calls), Objects(program, blockings)

    def above(self, caller: int, use: Use, callee: int, fact: tuple[str, bool]) -> tuple[str, bool] | bool:
        """False where the test cannot have this result; what the caller's own parameter has to be, where that is handed on."""
        name, _, rest = fact[0][len(GIVEN) :].partition(" ")
        text = self._text(caller, use, callee, name, rest if rest == _IS else rest[:1])
        if rest.startswith(OF) and "@" not in rest:
            rest = f"{rest}@{self._program.file(callee)}"
        if text.startswith(GIVEN):
            return f"{text} {rest}".rstrip(), fact[1]
        passed = self._passes(rest, text) if text else None
        return passed is None or passed is fact[1]

    def _passes(self, rest: str, text: str) -> bool | None:
        if rest[:1] in (CALLED, REPLACED):
            known = _OBJECT.match(text)
            if known is not None:
                return self._objects.may_block(known[2], rest.removeprefix(REPLACED))
            return False if text == "None" and rest.startswith(CALLED) else None
        if rest.startswith(AMONG):
            return is_among(normal(text), rest.removeprefix(AMONG).split("|"))
        return self._is_of(rest, text) if rest.startswith(OF) else passes(rest, text)

    def first_may_be(self, use: Use, callee: int, named: str) -> bool:
        """Whether the first argument there may be of one of the classes that the callee's file names, with ``|`` between."""
        calls = self._calls.get((use.file, use.place), ())
        found = self._arguments.type(calls[0], "", 0, True) if len(calls) == 1 else None
        return found is None or is_instance(self._program, found, self._program.file(callee), named) is not False

    def _is_of(self, rest: str, text: str) -> bool | None:
        """Whether what is given is an instance of the classes that a test names, which stands in a file."""
        names, _, file = rest.removeprefix(OF).partition("@")
        if text.startswith(_SAID):
            declared = with_subclasses(self._program.state, map(int, text.removeprefix(_SAID).split()))
            never = all(is_instance(self._program, cls, int(file), names) is False for cls in declared)
            return False if never else None
        found = _class_of(text)
        return None if found is None else is_instance(self._program, found, int(file), names)

    def is_open(self, caller: int, use: Use, callee: int, fact: tuple[str, bool]) -> bool:
        """Only one member of an enumeration passes the test, and nothing is known of what is given."""
        name, _, rest = fact[0][len(GIVEN) :].partition(" ")
        if not fact[1] or _MEMBER.match(rest) is None:
            return False
        text = self._text(caller, use, callee, name)
        return not text.startswith(GIVEN) and passes(rest, text) is None

    def _text(self, caller: int, use: Use, callee: int, name: str, asked: str = "") -> str:
        """The argument for a parameter as it is written, ``=`` and a parameter of the caller, or ``""`` where it is not known.
        ``asked``: what a test asks of it, its class or what of it is called. Most are asked for many times."""
        key = (caller, use.file, use.place, use.role, callee, name, asked)
        if key not in self._texts:
            self._texts[key] = self._found(caller, use, callee, name, asked)
        return self._texts[key]

    def _found(self, caller: int, use: Use, callee: int, name: str, asked: str) -> str:
        params = self._program.scope(callee).params
        index = next((i for i, p in enumerate(params) if p.name == name), -1)
        if use.role is Role.PROPERTY:
            return self._object_asked(use, callee) if index == 1 else ""
        calls = [c for c in self._calls.get((use.file, use.place), ()) if c.targets] if use.role in _ROLES else []
        if index < 0 and len(calls) == 1:
            return self._of_outer(calls[0], callee, name)
        if index < 0 or len(calls) != 1 or self._is_changed(callee):
            return ""
        call = calls[0]
        if self._program.scope(callee).name == "__post_init__":
            return self._of_field(call, name)
        kind = self._kind(call, callee)
        if kind is None or any(isinstance(a, tuple) for a in call.args):
            return ""
        bound = kind in (Kind.BOUND, Kind.CLASS) and self._program.method_kind(callee) != "static"
        return self._argument(caller, callee, call, params[index], index - bound, asked)

    @cached_property
    def _closures(self) -> Closures:
        return Closures(self._program, self._blockings)

    def _of_outer(self, call: Call, callee: int, name: str) -> str:
        """The constant that the function around got for a parameter: ``quick = loader(cached=True)`` made what is called."""
        outer = self._program.parent(callee)
        while outer >= 0 and name not in {p.name for p in self._program.scope(outer).params}:
            outer = self._program.parent(outer)
        made = self._closures.makers(call.function, callee, outer) if outer >= 0 else ()
        texts = {self.constant_of(maker, outer, name) for maker in made}
        return texts.pop() if len(texts) == 1 else ""

    def _of_field(self, call: Call, name: str) -> str:
        """What ``__post_init__`` of a data class gets: the field of this name that the object is made with."""
        state = self._program.state
        made = [state.item(v)[1] for v in call.targets if state.kind(v) == Kind.CLASS]
        fields = classes.fields(state, made[0]) if len(made) == len(call.targets) == 1 else []
        text = written(call, name, fields.index(name)) if name in fields else ""
        return self.default_of_field(made[0], name) if text is None else text

    def _object_asked(self, use: Use, callee: int) -> str:
        """What ``__get__`` of a descriptor gets for the object: nothing where the attribute is read of the class."""
        if self._program.scope(callee).name != "__get__":
            return ""
        if not self._asked:
            for read in self._program.state.reads["attribute"]:
                self._asked.setdefault((read.file, read.place), []).append(read.node)
        nodes = self._asked.get((use.file, use.place), ())
        kinds = {self._program.state.kind(v) for node in nodes for v in self._program.state.graph.values(node)}
        return {frozenset({Kind.CLASS}): "None", frozenset({Kind.INST}): "True"}.get(frozenset(kinds), "")

    def _argument(self, caller: int, callee: int, call: Call, param: Param, position: int, asked: str) -> str:
        named = next((node for key, node in call.keywords if key == param.name), None)
        key: object = param.name
        if named is None and 0 <= position < len(call.args) and param.kind != "keyword":
            key, named = position, call.args[position]
        if named is None:
            return "" if any(key is None for key, _ in call.keywords) else self.default(callee, param)
        state, scope = self._program.state, self._program.scope(caller)
        own = next((p.name for p in scope.params if state.node_in(caller, p.node) == named), "") if named >= 0 else ""
        if own and not scope.is_async:
            return f"{GIVEN}{own}"
        if asked in (CALLED, REPLACED) and named >= 0 and (held := self._objects.names(named)) is not None:
            return f"<any {held}>"
        if asked == _IS and not call.constants.get(key) and self._arguments.is_replaced(caller, call, param.name, position):
            return "<any >"
        known = call.constants.get(key, "") or self._there(call, param, position, asked == OF)
        said = self._said.classes(named) if asked == OF and named >= 0 and _class_of(known) is None else ()
        return f"{_SAID}{' '.join(map(str, sorted(said)))}" if said else known

    def _kind(self, call: Call, callee: int) -> Kind | None:
        """How the one function is called that this place runs; ``None`` where that is not so plain."""
        state, program = self._program.state, self._program
        items = [state.item(value) for value in call.targets]
        if any(item[0] not in _NAMED for item in items):
            return None
        direct = [item[0] for item in items if item[0] != Kind.CLASS and item[1] == callee]
        made = [item[0] for item in items if item[0] == Kind.CLASS and program.scope(callee).name == "__init__"]
        found = {*direct, *made}
        return next(iter(found)) if len(found) == 1 else None

    def _is_changed(self, function: int) -> bool:
        """A decorator may call it with other arguments."""
        program, decorators = self._program, self._program.scope(function).decorators
        if not decorators:
            return False
        plain = program.method_kind(function) in ("class", "static") or program.is_context_manager(function)
        return len(decorators) > plain

    def constant(self, call: Call, function: int, param: Param, position: int) -> str:
        """What a call gives for a parameter, or its default, if that is a constant."""
        at = position if param.kind != "keyword" else len(call.args)
        text = written(call, param.name, at)
        if text == "":
            return self._there(call, param, at, False)
        return self.default(function, param) if text is None else text

    def constant_of(self, call: Call, function: int, name: str) -> str:
        """The same for a parameter by its name, of the function that is called."""
        own = any(self._program.state.kind(v) in (Kind.BOUND, Kind.CLASS) for v in call.targets)
        params = self._program.scope(function).params[own and self._program.method_kind(function) != "static" :]
        position = next((i for i, p in enumerate(params) if p.name == name), -1)
        return self.constant(call, function, params[position], position) if position >= 0 else ""

    def _there(self, call: Call, param: Param, position: int, anything: bool) -> str:
        found = self._arguments.type(call, param.name, position, anything)
        return "" if found is None else f"<{'true' if self._arguments.is_true(found) else 'any'} {found}>"

    def default(self, function: int, param: Param) -> str:
        """The default of a parameter as it is written, if that is a constant."""
        key = (function, param.name)
        if key not in self._known:
            syntax = self.syntax_of(self._program.file(function))
            _, _, line, column = syntax.to_span(param.place)
            found = _DEFAULT.match(syntax.source_lines[line - 1], column)
            self._known[key] = found[1] if found else ""
        return self._known[key]

    def default_of_field(self, cls: int, name: str) -> str:
        """The same of a field of a data class."""
        key = (cls, name)
        if key not in self._known:
            state = self._program.state
            owner = next((c for c in classes.order(state, cls) if name in state.scopes[c].fields), cls)
            first, _, last, _ = state.scopes[owner].place
            lines = self.syntax_of(self._program.file(owner)).source_lines[first - 1 : last]
            field = re.compile(rf"\s+{re.escape(name)}\s*:[^=]*=\s*({_CONSTANT})\s*(?:#.*)?\Z")
            self._known[key] = next((found[1] for line in lines if (found := field.match(line.rstrip()))), "")
        return self._known[key]


def _class_of(text: str) -> Class | None:
    """The class of what is given, if that is a constant or an object of which it is known."""
    known = _OBJECT.match(text)
    if known is not None:
        return int(known[2]) if known[2].isdigit() else known[2]
    return f"builtins.{type(ast.literal_eval(text)).__name__}" if _IS_CONSTANT.match(text) else None


def written(call: Call, name: str, position: int) -> str | None:
    """The constant that a call gives under a name or at a position, ``""``: not known; ``None``: nothing."""
    if any(isinstance(a, tuple) for a in call.args) or any(keyword is None for keyword, _ in call.keywords):
        return ""
    if any(keyword == name for keyword, _ in call.keywords):
        return call.constants.get(name, "")
    return call.constants.get(position, "") if position < len(call.args) else None


def passes(rest: str, text: str) -> bool | None:
    """Whether what is written passes the test for its truth (no ``rest``), for not being ``None``, or for equality."""
    if (there := _OBJECT.match(text)) is not None:
        return True if rest == _IS or (not rest and there[1] == "true") else None
    constant = _IS_CONSTANT.match(text) is not None
    if not rest:
        return text not in _FALSE if constant else None
    if rest == _IS:
        return text != "None" if constant else None
    if constant and _IS_CONSTANT.match(rest):
        return text.replace('"', "'") == rest.replace('"', "'")
    own, other = _MEMBER.match(text), _MEMBER.match(rest)
    if own and other:
        return own[2] == other[2] if own[1] == other[1] else None
    return False if text == "None" and other else None
