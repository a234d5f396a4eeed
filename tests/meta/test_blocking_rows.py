"""The catalog of blocking calls is well formed, broad, and true: held against the standard library and what is installed here."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from qdrant_async_migrate.catalog.loader import load_catalog
from qdrant_async_migrate.catalog.lookup import Catalog

TOOLS = Path(__file__).resolve().parents[2] / "tools"


def _tool(name: str) -> ModuleType:
    sys.path.insert(0, str(TOOLS))
    try:
        spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(TOOLS))


check_blocking = _tool("check_blocking")
BLOCKING: list[dict[str, Any]] = check_blocking.rows("blocking")
TYPES: list[dict[str, Any]] = check_blocking.rows("type")
LEAST = {
    "QAM301": 1,
    "QAM302": 150,
    "QAM303": 150,
    "QAM304": 30,
    "QAM305": 400,
    "QAM306": 400,
    "QAM307": 80,
    "QAM308": 50,
    "QAM309": 4,
    "QAM310": 60,
    "QAM311": 5,
    "QAM401": 80,
    "QAM402": 150,
}


def _is_installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


INSTALLED = sorted(package for package in {row["package"] for row in BLOCKING if row.get("package")} if _is_installed(package))
"""The others are checked by ``tools/check_blocking.py``, which installs them."""


def _wrong(verdicts: list[Any]) -> list[str]:
    return [f"{verdict.name}: {verdict.why}" for verdict in verdicts if verdict.state == "wrong"]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def test_every_row_loads_with_the_shape_of_the_schema(catalog: Catalog) -> None:
    assert len(catalog.blockings) == len({row["name"] for row in BLOCKING})
    assert [row["name"] for row in TYPES if catalog.type_row(row["name"]) is None] == []


@pytest.mark.parametrize("code", sorted(LEAST))
def test_each_category_is_covered(code: str) -> None:
    assert Counter(row["code"] for row in BLOCKING)[code] >= LEAST[code]


def test_a_row_is_found_by_its_own_name(catalog: Catalog) -> None:
    """An alias that leads elsewhere, or in a circle, would hide it."""
    names = [row["name"] for row in BLOCKING if not row.get("until")]
    assert [name for name in names if (row := catalog.blocking(name)) is None or row.name != name] == []


def test_aliases_come_to_an_end(catalog: Catalog) -> None:
    spelled = [row["name"] for row in TYPES if row.get("alias")]
    assert [name for name in spelled if catalog.canonical(name) in (name, *(n for n in spelled if n != name))] == []


def test_no_other_codes_are_used() -> None:
    assert {row["code"] for row in BLOCKING} == LEAST.keys()


def test_a_call_has_one_row() -> None:
    names = Counter((row["name"], row.get("since", ""), row.get("until", "")) for row in BLOCKING)
    assert [name for name, count in names.items() if count > 1] == []


def test_a_type_is_said_once_in_each_respect() -> None:
    said = Counter((row["name"], key) for row in TYPES for key in row if key != "name")
    assert [pair for pair, count in said.items() if count > 1] == []


@pytest.mark.parametrize("key", ["replacement", "source"])
def test_each_row_says_what_to_use_and_where_it_is_from(key: str) -> None:
    assert [row["name"] for row in BLOCKING if not row.get(key, "").strip()] == []


def test_a_source_names_a_version_or_the_documentation() -> None:
    assert {row["source"] for row in BLOCKING if not re.search(r"\d|docs", row["source"])} == set()


def test_a_twin_has_a_kind() -> None:
    assert [row["name"] for row in BLOCKING if ("twin" in row) is not bool(row.get("twin_kind"))] == []


def test_no_row_advises_a_thread_where_a_thread_does_not_help() -> None:
    fooled = [row["name"] for row in BLOCKING if row.get("thread") == "useless" and "to_thread" in row["replacement"]]
    assert [name for name in fooled if name != "qdrant_client.AsyncQdrantClient.migrate"] == []


def test_what_stays_in_its_thread_is_not_moved_by_itself() -> None:
    """Only together with what made its connection or document: the whole of it in one thread."""
    bound = [row for row in BLOCKING if row.get("thread") == "unsafe" and "to_thread" in row["replacement"]]
    assert [row["name"] for row in bound if "in one asyncio.to_thread" not in row["replacement"]] == []


def test_a_generator_is_never_handed_to_a_thread_undrained() -> None:
    lazy = [row for row in BLOCKING if row.get("thread") == "drain" and "to_thread(" in row["replacement"]]
    bare = re.compile(r"to_thread\((?!lambda|work_on|train_or|glob\.glob|sys\.stdin|parse_|read_)")
    assert [row["name"] for row in lazy if bare.search(row["replacement"])] == []


def test_metadata_calls_and_cheap_parsing_are_off_by_default() -> None:
    quiet = {row["name"]: row["severity"] for row in BLOCKING}
    names = (
        "os.path.exists",
        "os.stat",
        "pathlib.Path.exists",
        "pathlib.Path.mkdir",
        "os.remove",
        "json.loads",
        "pathlib.Path.unlink",
    )
    assert {name: quiet[name] for name in names} == dict.fromkeys(names, "info")


def test_the_standard_library_has_every_name_and_twin() -> None:
    verdicts = [v for row in BLOCKING if not row.get("package") for v in check_blocking.check(row, {})]
    assert _wrong(verdicts) == []
    assert len([v for v in verdicts if v.state == "ok"]) > 400


def test_the_standard_library_has_every_type() -> None:
    rows = [row for row in TYPES if row["name"].split(".")[0] in sys.stdlib_module_names]
    assert _wrong([v for row in rows for v in check_blocking.check_type(row, {})]) == []


@pytest.mark.parametrize("package", INSTALLED)
def test_an_installed_package_has_every_name_and_twin(package: str) -> None:
    rows = [row for row in BLOCKING if row.get("package") == package]
    assert _wrong([v for row in rows for v in check_blocking.check(row, {})]) == []


@pytest.mark.parametrize(
    ("expression", "row"),
    [
        ("sqlite3.connect().cursor().fetchall", "sqlite3.Cursor.fetchall"),
        ("pathlib.Path.cwd().parent.joinpath().read_text", "pathlib.Path.read_text"),
        ("pathlib.Path.__truediv__().with_suffix().exists", "pathlib.Path.exists"),
        ("builtins.open().read", "io.TextIOWrapper.read"),
        ("requests.session().get", "requests.Session.get"),
        ("pymongo.MongoClient.shop.orders.find_one", "pymongo.collection.Collection.find_one"),
        ("pymongo.MongoClient.__getitem__().__getitem__().insert_many", "pymongo.collection.Collection.insert_many"),
        ("pymongo.MongoClient.shop.orders.find().sort().__iter__", "pymongo.cursor.Cursor.__iter__"),
        ("pymongo.MongoClient.list_database_names", "pymongo.MongoClient.list_database_names"),
        ("redis.from_url().pipeline().execute", "redis.client.Pipeline.execute"),
        ("sqlalchemy.create_engine().connect().execute", "sqlalchemy.Connection.execute"),
        ("sqlalchemy.orm.sessionmaker.__call__().execute", "sqlalchemy.orm.Session.execute"),
        ("sqlalchemy.orm.session.Session.query().filter().first", "sqlalchemy.orm.Query.first"),
        ("boto3.session.Session.client().put_object", "boto3.client().*"),
        ("boto3.Session.client().get_paginator", "boto3.client().get_paginator"),
        ("openai.AzureOpenAI.with_options().embeddings.create", "openai.OpenAI.embeddings.create"),
        ("concurrent.futures.ThreadPoolExecutor.submit().result", "concurrent.futures.Future.result"),
        ("asyncio.run_coroutine_threadsafe().result", "concurrent.futures.Future.result"),
        ("multiprocessing.Pool().map", "multiprocessing.pool.Pool.map"),
        ("queue.PriorityQueue.get", "queue.Queue.get"),
        ("transformers.pipeline().__call__", "transformers.Pipeline.__call__"),
        ("transformers.AutoModelForCausalLM.from_pretrained().generate", "transformers.GenerationMixin.generate"),
        ("transformers.AutoModel.from_pretrained().to().__call__", "torch.nn.Module.__call__"),
        ("langchain_openai.ChatOpenAI.invoke", "langchain_core.language_models.BaseChatModel.invoke"),
        (
            "langchain_qdrant.QdrantVectorStore.from_documents().similarity_search",
            "langchain_qdrant.QdrantVectorStore.similarity_search",
        ),
        (
            "llama_index.core.VectorStoreIndex.from_documents().as_query_engine().query",
            "llama_index.core.query_engine.BaseQueryEngine.query",
        ),
        ("pinecone.Pinecone.Index().query", "pinecone.Index.query"),
        ("weaviate.connect_to_local().collections.get().query.hybrid", "weaviate.collections.Collection.query.hybrid"),
        ("pypdf.PdfReader.pages.__getitem__().extract_text", "pypdf.PageObject.extract_text"),
        ("fitz.open().load_page().get_text", "pymupdf.Page.get_text"),
        ("fastembed.TextEmbedding.embed", "fastembed.TextEmbedding.embed"),
        ("qdrant_client.QdrantClient.http.points_api.search_points", "qdrant_client.QdrantClient.http.*.*"),
    ],
)
def test_a_receiver_made_by_a_factory_is_known(expression: str, row: str, catalog: Catalog) -> None:
    found = catalog.blocking(expression)
    assert found is not None and found.name == row


@pytest.mark.parametrize(
    "expression",
    [
        *(
            "asyncio.sleep",
            "asyncio.Lock.acquire",
            "asyncio.Queue.get",
            "httpx.AsyncClient.get",
            "redis.asyncio.Redis.get",
            "openai.AsyncOpenAI.embeddings.create",
        ),
        *(
            "qdrant_client.QdrantClient",
            "qdrant_client.AsyncQdrantClient.query_points",
            "redis.Redis.pipeline",
            "redis.client.Pipeline.set",
            "requests.Session",
        ),
        *(
            "pymongo.collection.Collection.find",
            "pymongo.MongoClient.get_database",
            "sqlalchemy.create_engine",
            "sqlalchemy.orm.Session.add",
            "pathlib.PurePath.joinpath",
        ),
        *(
            "pathlib.Path.with_suffix",
            "pathlib.Path.joinpath",
            "os.path.join",
            "queue.Queue.get_nowait",
            "threading.Event.set",
            "threading.Thread.start",
        ),
        *(
            "concurrent.futures.Executor.submit",
            "httpx.Client.build_request",
            "requests.Response.json",
            "sqlite3.Connection.cursor",
            "dict.get",
            "builtins.print",
        ),
    ],
)
def test_what_does_not_block_has_no_row(expression: str, catalog: Catalog) -> None:
    assert catalog.blocking(expression) is None
