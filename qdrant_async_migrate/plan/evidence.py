"""Calls that look like a client's although the receiver is unknown: reported, never rewritten on the name alone."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.companions import is_companion
from qdrant_async_migrate.catalog.schema import Method, Sdk
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.model.facts import Op


def uncertain(program: Program, catalog: Catalog) -> Iterator[tuple[Call, str]]:
    """Calls of a method that only a client has, with arguments that fit, on a receiver of which nothing is known."""
    state = program.state
    names = {read.result: read for read in state.reads["attribute"]}
    aware = {number for number in range(len(state.files)) if _knows_client(program, catalog, number)}
    classes = {sdk.name.rpartition(".")[2] for sdk in catalog.sdks.values() if not is_companion(sdk)}
    aware |= {read.file for read in state.reads["attribute"] if read.name in classes}
    for call in state.calls:
        read = names.get(call.function)
        if read is None or call.targets or call.file not in aware or state.graph.values(read.node):
            continue
        if call.result in state.awaited:
            continue
        if any(_fits(catalog, sdk, read.name, call) for sdk in catalog.sdks.values() if not is_companion(sdk)):
            yield call, read.name


def _knows_client(program: Program, catalog: Catalog, number: int) -> bool:
    packages = {sdk.name.split(".")[0] for sdk in catalog.sdks.values()}
    imports = (op for op in program.state.files[number].ops if op[0] == Op.IMPORT)
    return any(str(op[2]).split(".")[0] in packages for op in imports)


_COMMON = frozenset("count search query delete close retrieve add info scroll migrate http rest".split())


def _fits(catalog: Catalog, sdk: Sdk, name: str, call: Call) -> bool:
    method: Method | None = catalog.method(sdk, name)
    if method is None or name.startswith("_"):
        return False
    keywords = {k for k, _ in call.keywords if k is not None}
    if method.params and not keywords <= set(method.params):
        return False
    return name not in _COMMON or len(keywords & set(method.params)) > 1
