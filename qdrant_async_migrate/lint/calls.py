"""Calls of an async client: which method it is."""

from __future__ import annotations

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import Method, MethodKind, Sdk
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind, Value

_AWAITED = (MethodKind.COROUTINE, MethodKind.AWAITABLE)


def client_method(program: Program, catalog: Catalog, value: Value) -> tuple[Sdk, Method] | None:
    """The method of an async client that a value is."""
    item = program.state.item(value)
    if item[0] != Kind.MEM:
        return None
    owner = program.state.item(item[2])
    sdk = catalog.sdk_of_twin(owner[1]) if owner[0] == Kind.OBJ else None
    method = catalog.method(sdk, item[1].removeprefix(sdk.twin + ".")) if sdk is not None else None
    return None if sdk is None or method is None else (sdk, method)


def awaited_method(program: Program, catalog: Catalog, call: Call) -> Method | None:
    """The one method that a call runs, where that is a coroutine method of an async client and nothing else."""
    found = [client_method(program, catalog, value) for value in call.targets]
    if not found or None in found:
        return None
    methods = {f[1].name: f[1] for f in found if f is not None}
    method = next(iter(methods.values()))
    return method if len(methods) == 1 and method.kind in _AWAITED else None
