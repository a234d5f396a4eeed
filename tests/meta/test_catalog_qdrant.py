"""The table of the client's methods is that of the newest release; what is installed for the tests is that release."""

from __future__ import annotations

import importlib.metadata
import inspect
from collections.abc import Iterator
from functools import cache

import pytest
import qdrant_client
from qdrant_client.http.api_client import AsyncApiClient, AsyncApis, SyncApis

from qdrant_async_migrate.catalog import load_catalog
from qdrant_async_migrate.catalog.known import known_releases
from qdrant_async_migrate.catalog.lookup import Catalog
from qdrant_async_migrate.catalog.releases import newest_known
from qdrant_async_migrate.catalog.schema import Method, MethodKind, Sdk

INSTALLED = importlib.metadata.version("qdrant-client")
STALE = f"run `tools/sync_catalog.py {INSTALLED}`"


@cache
def client(version: str | None = None) -> tuple[Catalog, Sdk]:
    catalog = load_catalog(qdrant_version=version, blocking=False)
    sdk = catalog.sdk("qdrant_client.QdrantClient")
    assert sdk is not None
    return catalog, sdk


def public(cls: type) -> list[str]:
    return [name for name in dir(cls) if not name.startswith("_")]


def kind_of(name: str) -> set[MethodKind]:
    """What inspection can tell of a method of the async client."""
    value = inspect.getattr_static(qdrant_client.AsyncQdrantClient, name, None)
    if value is None:
        return {MethodKind.MISSING}
    if not callable(getattr(qdrant_client.AsyncQdrantClient, name)):
        return {MethodKind.PROPERTY}
    if inspect.iscoroutinefunction(getattr(qdrant_client.AsyncQdrantClient, name)):
        return {MethodKind.COROUTINE}
    return {MethodKind.PLAIN, MethodKind.BLOCKING, MethodKind.RAISES}


def test_the_installed_release_is_known() -> None:
    assert newest_known(known_releases("qdrant-client"), INSTALLED) == INSTALLED, STALE


@pytest.mark.parametrize("name", public(qdrant_client.QdrantClient))
def test_every_method_of_the_installed_release_is_as_the_table_says(name: str) -> None:
    _, sdk = client(INSTALLED)
    assert name in sdk.methods, STALE
    row = sdk.methods[name]
    assert row.kind in kind_of(name) and not row.removed and not row.since, STALE
    signature = inspect.signature(getattr(qdrant_client.QdrantClient, name)) if row.kind is not MethodKind.PROPERTY else None
    given = [p.name for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD] if signature else []
    assert set(given) - {"self", "cls"} <= set(row.params), STALE


def test_a_method_that_the_installed_release_lacks_is_marked_removed() -> None:
    _, sdk = client(INSTALLED)
    for name, row in sdk.methods.items():
        if "." not in name and not hasattr(qdrant_client.QdrantClient, name):
            assert row.removed, f"{name}: {STALE}"


def test_the_parameters_of_the_constructor_have_their_order() -> None:
    _, sdk = client(INSTALLED)
    given = list(inspect.signature(qdrant_client.QdrantClient).parameters)[: len(sdk.params)]
    assert list(sdk.params) == given and {*sdk.shared_store, sdk.address} <= set(given), STALE


def raw_methods() -> Iterator[tuple[str, str]]:
    for api_name, api in vars(AsyncApis("http://localhost")).items():
        if not isinstance(api, AsyncApiClient):
            yield from ((api_name, name) for name in public(type(api)) if name != "api_client")


@pytest.mark.parametrize(("api", "name"), sorted(raw_methods()))
def test_the_raw_interface_is_awaited(api: str, name: str) -> None:
    catalog, sdk = client(INSTALLED)
    row, part = catalog.method(sdk, f"http.{api}.{name}"), catalog.method(sdk, f"http.{api}")
    assert row is not None and row.kind is MethodKind.COROUTINE
    assert part is not None and part.kind is MethodKind.PROPERTY
    twin = getattr(getattr(AsyncApis("http://localhost"), api), name)
    assert inspect.iscoroutinefunction(twin)
    assert not inspect.iscoroutinefunction(getattr(getattr(SyncApis("http://localhost"), api), name))


def method(name: str, version: str) -> Method:
    catalog, sdk = client(version)
    found = catalog.method(sdk, name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("version", "name", "kind"),
    [
        ("1.7.0", "upload_collection", MethodKind.BLOCKING),
        ("1.7.1", "upload_points", MethodKind.COROUTINE),
        ("1.10.1", "upload_points", MethodKind.COROUTINE),
        ("1.11.0", "upload_points", MethodKind.BLOCKING),
        ("1.8.1", "set_sparse_model", MethodKind.COROUTINE),
        ("1.8.1", "get_sparse_vector_field_name", MethodKind.COROUTINE),
        ("1.9.0", "get_sparse_vector_field_name", MethodKind.PLAIN),
        ("1.20.0", "migrate", MethodKind.RAISES),
        ("1.20.0", "get_embedding_size", MethodKind.PLAIN),
        ("1.20.0", "list_text_models", MethodKind.COROUTINE),
        ("1.20.0", "close", MethodKind.COROUTINE),
        ("1.20.0", "http", MethodKind.PROPERTY),
        ("1.20.0", "grpc_points.Search", MethodKind.AWAITABLE),
        ("1.12.0", "async_grpc_points", MethodKind.MISSING),
    ],
)
def test_known_traps(version: str, name: str, kind: MethodKind) -> None:
    assert method(name, version).kind is kind


@pytest.mark.parametrize(
    ("name", "gone"), [("search", "1.16.0"), ("recommend_batch", "1.16.0"), ("add", "1.19.0"), ("rest", "1.16.0")]
)
def test_a_removed_method_keeps_its_kind_and_names_its_successor(name: str, gone: str) -> None:
    before, after = method(name, "1.15.1"), method(name, "1.20.0")
    assert (before.kind, before.removed, after.removed) == (after.kind, "", gone)
    assert after.successor


def test_every_removed_method_that_changes_data_or_reads_it_names_its_successor() -> None:
    without = {"lock_storage", "unlock_storage", "get_locks", "get_vector_field_name", "get_sparse_vector_field_name"}
    without |= {"embedding_model_name", "sparse_embedding_model_name", "DEFAULT_EMBEDDING_MODEL"}
    _, sdk = client()
    assert {name for name, row in sdk.methods.items() if row.removed and not row.successor} == without


def test_a_method_that_is_not_there_yet_says_since_when_it_is() -> None:
    assert method("query_points", "1.7.0").since == "1.10.0"
    assert method("query_points", "1.10.0").since == ""


@pytest.mark.parametrize("name", ["upsert", "delete", "create_collection", "set_payload", "recover_snapshot", "close"])
def test_what_writes_is_no_read(name: str) -> None:
    assert not method(name, "1.20.0").reads
