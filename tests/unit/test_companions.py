"""Companion SDKs: made from rows of blocking calls, each twin beside its class; one is held against its release."""

from __future__ import annotations

import inspect

import httpx
import pytest

from qdrant_async_migrate.catalog import Catalog, load_catalog
from qdrant_async_migrate.catalog.companions import is_companion, with_companions
from qdrant_async_migrate.catalog.schema import MethodKind
from qdrant_async_migrate.model.errors import UsageError


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def test_resources_are_dotted_methods(catalog: Catalog) -> None:
    found = with_companions(catalog, ["openai"])
    sdk = found.sdk("openai.OpenAI")
    assert sdk is not None and sdk.twin == "openai.AsyncOpenAI" and is_companion(sdk)
    method = found.method(sdk, "chat.completions.create")
    assert method is not None and method.kind is MethodKind.COROUTINE
    assert found.sdk_of_twin("openai.AsyncOpenAI") is sdk


def test_the_primary_client_is_none(catalog: Catalog) -> None:
    sdk = with_companions(catalog, ["cohere"]).sdk("qdrant_client.QdrantClient")
    assert sdk is not None and not is_companion(sdk)
    assert catalog.sdk("openai.OpenAI") is None, "nothing takes part that was not asked for"


def test_a_twin_lives_beside_its_class_under_another_name(catalog: Catalog) -> None:
    for name in ("openai", "anthropic", "cohere", "httpx", "groq", "ollama", "elasticsearch"):
        added = [s for s in with_companions(catalog, [name]).sdks.values() if is_companion(s)]
        assert added
        assert all(s.name.rpartition(".")[0] == s.twin.rpartition(".")[0] and s.name != s.twin for s in added)


@pytest.mark.parametrize(("name", "said"), [("opena", "did you mean openai?"), ("redis", "no client of it can be migrated")])
def test_what_cannot_be_migrated_is_an_error(catalog: Catalog, name: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        with_companions(catalog, [name])
    assert said in str(raised.value)


def test_kinds_are_those_of_the_release(catalog: Catalog) -> None:
    sdk = with_companions(catalog, ["httpx"]).sdk("httpx.Client")
    assert sdk is not None and {"get", "post", "request"} <= set(sdk.methods)
    for name, method in sdk.methods.items():
        is_coroutine = inspect.iscoroutinefunction(getattr(httpx.AsyncClient, name))
        assert is_coroutine is (method.kind is MethodKind.COROUTINE), name
