"""Every use of a sync client's methods in a package, with its place: what a migration has to answer for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import client_methods
from client_values import ClientValues
from released import python_files
from source_tree import Module, Scope, parse_module

State = Literal["plain", "awaited", "handed"]
TAKES_COROUTINES = {"gather", "create_task", "ensure_future", "wait_for", "shield", "run", "run_until_complete", "as_completed"}
TAKES_COROUTINES |= {"run_coroutine_threadsafe", "wait", "start_soon"}


@dataclass(frozen=True)
class Use:
    """One ``receiver.method`` that is called or handed on. ``lines`` is its statement's range, ``header`` that of the ``def``."""

    path: str
    line: int
    column: int
    lines: tuple[int, int]
    function: str
    header: int
    receiver: str
    method: str
    called: bool
    state: State
    is_client: bool


def package_modules(root: Path) -> list[Module]:
    """All files below ``root`` that parse and could matter (they name qdrant, or are named by one that does)."""
    return [m for path in python_files(root) if b"\0" not in path.read_bytes() and (m := parse_module(path, root))]


def client_uses(root: Path) -> list[Use]:
    """The uses of sync clients in the package at ``root``, in order of files and lines."""
    modules = package_modules(root)
    values = ClientValues(modules)
    return [use for module in modules for use in module_uses(module, root, values) if use.is_client and use.state == "plain"]


def module_uses(module: Module, root: Path, values: ClientValues | None) -> Iterator[Use]:
    """Every use of a method spelled like a client's in one file, client or not: pairs of files are compared by these."""
    found = [use for scope in module.scopes for node in scope.statements if (use := _use(node, scope, root, values))]
    yield from sorted(found, key=lambda use: (use.line, use.column))


def _use(node: ast.AST, scope: Scope, root: Path, values: ClientValues | None) -> Use | None:
    if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
        return None
    parents = scope.module.parents
    parent = parents.get(node)
    called = isinstance(parent, ast.Call) and parent.func is node
    whole: ast.AST = parent if called and parent is not None else node
    if not called and not isinstance(parent, ast.Call | ast.keyword | ast.Assign | ast.Dict | ast.Return):
        return None
    raw = _raw_receiver(node)
    if node.attr not in client_methods.ALL and raw is None:
        return None
    receiver = raw if raw is not None else node.value
    is_client = values is not None and values.is_client(receiver, scope)
    if raw is not None and not is_client:
        return None
    return Use(
        path=scope.module.path.relative_to(root).as_posix(),
        line=node.value.end_lineno or node.lineno,
        column=node.col_offset,
        lines=_statement_lines(whole, scope.module),
        function=scope.qualname,
        header=getattr(scope.node, "lineno", 0),
        receiver=plain_text(node.value),
        method=node.attr,
        called=called,
        state=_state(whole, scope.module) if called else "plain",
        is_client=is_client,
    )


def _raw_receiver(node: ast.Attribute) -> ast.expr | None:
    """The client behind ``client.http.points_api.search_points`` or ``client.grpc_points.Search``."""
    match node.value:
        case ast.Attribute(value=ast.Attribute(value=client, attr=raw)) if raw in client_methods.RAW_HTTP:
            return client
        case ast.Attribute(value=client, attr=raw) if raw in client_methods.RAW_GRPC:
            return client
    return None


def _state(call: ast.AST, module: Module) -> State:
    """Awaited in place, or handed as a coroutine to something that awaits it."""
    parent = module.parents.get(call)
    if isinstance(parent, ast.Await):
        return "awaited"
    for above in module.ancestors(call):
        if isinstance(above, ast.stmt | ast.Lambda):
            break
        if isinstance(above, ast.Call) and above is not call:
            name = above.func.attr if isinstance(above.func, ast.Attribute) else getattr(above.func, "id", "")
            if name in TAKES_COROUTINES:
                return "handed"
    return "plain"


def _statement_lines(node: ast.AST, module: Module) -> tuple[int, int]:
    """From the statement's first line (a compound one: its head) to the end of the call."""
    start = node.lineno  # type: ignore[attr-defined]
    end = node.end_lineno  # type: ignore[attr-defined]
    for above in module.ancestors(node):
        if isinstance(above, ast.stmt):
            compound = isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if not compound:
                start = min(start, above.lineno)
                if not hasattr(above, "body"):
                    end = above.end_lineno or end
            break
    return start, end


def plain_text(node: ast.expr) -> str:
    """The text of an expression with every await and async name taken out, to recognise it after a migration."""
    text = ast.unparse(_Erase().visit(ast.parse(ast.unparse(node), mode="eval").body))
    return re.sub(r"\bAsyncQdrantClient\b", "QdrantClient", text)


class _Erase(ast.NodeTransformer):
    def visit_Await(self, node: ast.Await) -> ast.AST:
        inner: ast.AST = self.visit(node.value)
        return inner
