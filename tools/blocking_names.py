"""Dotted names of the catalog held against the installed libraries, by import.

What comes out is a fact about the package (does the name exist, what kind of callable is it), never a judgement.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import textwrap
import types
import typing

_AWS = 'region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x"'
PROBES = {
    "weaviate.WeaviateClient.collections": "weaviate.client._Collections",
    "boto3.client()": f'boto3.client("s3", {_AWS})',
    "boto3.resource()": f'boto3.resource("s3", {_AWS})',
    "boto3.client().get_paginator()": f'boto3.client("s3", {_AWS}).get_paginator("list_objects_v2")',
    "boto3.client().get_waiter()": f'boto3.client("s3", {_AWS}).get_waiter("bucket_exists")',
    "boto3.resource().Bucket": f'boto3.resource("s3", {_AWS}).Bucket("b")',
    "boto3.resource().Object": f'boto3.resource("s3", {_AWS}).Object("b", "k")',
    "boto3.resource().Table": f'boto3.resource("dynamodb", {_AWS}).Table("t")',
    "boto3.resource().Queue": f'boto3.resource("sqs", {_AWS}).Queue("https://q")',
    "boto3.resource().Bucket.objects": f'boto3.resource("s3", {_AWS}).Bucket("b").objects',
    "boto3.client().get_object()": "list",
    "boto3.resource().Object.get()": "list",
    "googleapiclient.discovery.build()": 'googleapiclient.discovery.build("drive", "v3", developerKey="key")',
    "matplotlib.pyplot.subplots()": "list",
    "multiprocessing.Pipe": "list",
    "socket.socket.accept()": "list",
    "socket.socketpair()": "list",
    "threading.Lock": "threading.Lock()",
    "threading.RLock": "threading.RLock()",
    "threading.Condition": "threading.Condition()",
    "os.popen()": 'os.popen("true")',
    "pypdf.PdfReader.pages()": "pypdf._page._VirtualList",
    "pdfplumber.pdf.PDF.pages()": "list",
    "hashlib.new()": 'hashlib.new("sha256")',
    "pathlib.Path.parents()": 'pathlib.Path("a/b").parents',
    "asyncio.Condition": "asyncio.Condition()",
    "multiprocessing.Queue": "multiprocessing.Queue()",
    "multiprocessing.JoinableQueue": "multiprocessing.JoinableQueue()",
    "multiprocessing.SimpleQueue": "multiprocessing.SimpleQueue()",
    "multiprocessing.Lock": "multiprocessing.Lock()",
    "multiprocessing.RLock": "multiprocessing.RLock()",
    "multiprocessing.Semaphore": "multiprocessing.Semaphore()",
    "multiprocessing.Event": "multiprocessing.Event()",
    "multiprocessing.Condition": "multiprocessing.Condition()",
    "multiprocessing.Barrier": "multiprocessing.Barrier(2)",
    "multiprocessing.Manager": "multiprocessing.managers.SyncManager()",
    "select.poll": "select.poll()",
    "select.epoll": "select.epoll()",
    "hashlib.sha256": "hashlib.sha256()",
    "hashlib.sha1": "hashlib.sha1()",
    "hashlib.md5": "hashlib.md5()",
    "zlib.compressobj": "zlib.compressobj()",
    "zlib.decompressobj": "zlib.decompressobj()",
    "redis.asyncio.Redis": "redis.asyncio.Redis()",
    **{
        f"cohere.{name}.{part}": f'cohere.{name}("key").{part}'
        for name in ("Client", "AsyncClient", "ClientV2", "AsyncClientV2")
        for part in ("datasets", "embed_jobs", "models", "connectors")
    },
    **{
        f"sklearn.base.BaseEstimator.{method}": f"sklearn.pipeline.Pipeline.{method}"
        for method in ("fit", "fit_transform", "fit_predict", "predict", "predict_proba", "transform", "score")
    },
    **{f"firecrawl.{name}": f'firecrawl.{name}(api_key="key")' for name in ("Firecrawl", "AsyncFirecrawl")},
    **{f"elevenlabs.client.{name}": f'elevenlabs.client.{name}(api_key="key")' for name in ("ElevenLabs", "AsyncElevenLabs")},
}
"""Expressions that build (or name the class of) what a factory function gives, where no annotation says it."""

_SUBMODULES = (
    "multiprocessing.managers",
    "redis.asyncio",
    "elevenlabs.client",
    "weaviate.client",
    "sklearn.pipeline",
    "googleapiclient.discovery",
)


class Missing(Exception):
    """The library has no such name."""


def resolve(name: str) -> object:
    """The object behind a catalog name; for a property, the class of what reading it gives.

    Raises:
        Missing: with the first part of the name that is not there.
        ImportError: the module itself cannot be imported here.
    """
    parts = name.split(".")
    found, used = _module(parts)
    for at in range(used, len(parts)):
        path = ".".join(parts[: at + 1])
        if parts[at] == "*":
            return found
        found = _probe(path) if path in PROBES else _step(found, parts[at], path)
    return found


def _module(parts: list[str]) -> tuple[object, int]:
    found: object = _import(parts[0])
    for used in range(1, len(parts)):
        if not parts[used].isidentifier() or (hasattr(found, parts[used]) and not inspect.ismodule(getattr(found, parts[used]))):
            return found, used
        try:
            found = _import(".".join(parts[: used + 1]))
        except ModuleNotFoundError as error:
            if error.name == ".".join(parts[: used + 1]):
                return found, used
            raise
    return found, len(parts)


def _import(module: str) -> object:
    try:
        return importlib.import_module(module)
    except ImportError:
        raise
    except Exception as error:  # a module that wants to be configured first
        raise ImportError(f"{module}: {error}".splitlines()[0]) from error


def _probe(path: str) -> object:
    expression = PROBES[path]
    modules = {node.id for node in ast.walk(ast.parse(expression)) if isinstance(node, ast.Name)} - {"list"}
    names = {module: importlib.import_module(module) for module in modules}
    for module in _SUBMODULES:
        if module in expression:
            importlib.import_module(module)
    return eval(expression, names)


def _step(owner: object, part: str, path: str) -> object:
    if part.endswith("()"):
        return _result(_step(owner, part[:-2], path), path)
    if isinstance(owner, type):
        return _member(owner, part, path)
    try:
        return getattr(owner, part)
    except AttributeError:
        raise Missing(path) from None
    except Exception:  # a property that wants a key or a server: its annotation will do
        return _member(type(owner), part, path)


def _result(function: object, path: str) -> object:
    hint = _hint(function, "return") or _built(function)
    if hint is None:
        raise Missing(f"{path}: what it returns is not annotated")
    return hint


def _member(owner: type, part: str, path: str) -> object:
    try:
        found = inspect.getattr_static(owner, part)
    except AttributeError:
        found = _from_annotation(owner, part) or _from_init(owner, part)
        if found is None:
            if part in ("__enter__", "__exit__", "__iter__", "__next__", "__call__", "__getitem__", "__getattr__"):
                raise Missing(path) from None
            found = _from_slots(owner, part)
        if found is None:
            raise Missing(path) from None
        return found
    if isinstance(found, property):
        return _hint(found.fget, "return") or _built(found.fget) or found
    if isinstance(found, functools.cached_property):
        return _hint(found.func, "return") or _built(found.func) or found
    if isinstance(found, (staticmethod, classmethod)):
        return found.__func__
    return found


def _from_slots(owner: type, part: str) -> object:
    return getattr(owner, part, None)


def _from_annotation(owner: type, part: str) -> object:
    for cls in owner.__mro__:
        if part in cls.__dict__.get("__annotations__", {}):
            return _hint(cls, part)
    return None


def _from_init(owner: type, part: str) -> object:
    """What ``self.part = Class(...)`` in an ``__init__`` gives."""
    for cls in owner.__mro__:
        init = cls.__dict__.get("__init__")
        if not isinstance(init, types.FunctionType):
            continue
        for node in ast.walk(_tree(init)):
            match node:
                case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=attr)], value=ast.Call(func=called)) if (
                    attr == part
                ):
                    return _global(init, ast.unparse(called).split("[")[0])
                case ast.AnnAssign(target=ast.Attribute(value=ast.Name(id="self"), attr=attr), annotation=said) if attr == part:
                    return _global(init, ast.unparse(said).strip("'\""))
    return None


def _built(function: object) -> object:
    """The class of a function that ends in ``return Class(...)`` and does not annotate it."""
    if not isinstance(function, types.FunctionType):
        return None
    names = function.__globals__
    for node in ast.walk(_tree(function)):
        match node:
            case ast.Return(value=ast.Call(func=ast.Name(id=name))) if isinstance(names.get(name), type):
                return names[name]
    return None


def _tree(function: types.FunctionType) -> ast.AST:
    try:
        return ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):
        return ast.Module([], [])


def _global(function: types.FunctionType, text: str) -> object:
    try:
        return typing.get_origin(found := eval(text, dict(function.__globals__))) or found
    except (NameError, AttributeError, TypeError, SyntaxError):
        return object


def _hint(holder: object, key: str) -> object:
    """The class an annotation names: of a union the first class, of ``Iterator[X]`` the iterator."""
    holder = inspect.unwrap(holder) if callable(holder) and not isinstance(holder, type) else holder
    try:
        hint = typing.get_type_hints(holder).get(key)
    except Exception:  # forward references under TYPE_CHECKING: whatever the library's own names raise
        hint = _forward(holder, key)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next((arg for arg in typing.get_args(hint) if arg is not type(None)), None)
    return typing.get_origin(hint) or hint


def _forward(holder: object, key: str) -> object:
    """An annotation whose names are imported under ``if TYPE_CHECKING`` only."""
    text = getattr(holder, "__annotations__", {}).get(key)
    module = importlib.import_module(getattr(holder, "__module__", "builtins"))
    if not isinstance(text, str):
        return None
    wanted = text.strip("'\"").split("[")[0].split("|")[0].strip().split(".")
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.ImportFrom):
            for name in node.names:
                if (name.asname or name.name) == wanted[0]:
                    base = importlib.import_module("." * node.level + (node.module or ""), module.__package__)
                    found = getattr(base, name.name, None)
                    return functools.reduce(lambda at, part: getattr(at, part, None), wanted[1:], found)
    return getattr(module, wanted[0], None)


def kinds(found: object, owner: object = None, name: str = "") -> frozenset[str]:
    """What calling it may give: ``coroutine``, ``iterator``, ``context``, ``awaitable``, ``plain``; empty where unclear."""
    if name == "__aiter__":
        return frozenset({"iterator"})
    if isinstance(found, type):
        return _of_class(found)
    function = inspect.unwrap(found) if callable(found) else found
    if isinstance(function, (functools.partialmethod, functools.partial)):
        function = inspect.unwrap(function.func)
    if inspect.iscoroutinefunction(function):
        return frozenset({"coroutine"})
    if inspect.isasyncgenfunction(function):
        return frozenset({"context" if _by_contextlib(found) else "iterator"})
    said = _hint(function, "return")
    if isinstance(said, type) and "plain" not in (known := _of_class(said)):
        return known
    text = str(getattr(function, "__annotations__", {}).get("return", ""))
    if "Awaitable" in text or "Coroutine" in text or "ResponseT" in text:
        return frozenset({"awaitable"})
    if isinstance(function, types.FunctionType) and _returns_coroutine(function, owner):
        return frozenset({"awaitable"})
    return frozenset({"plain"}) if isinstance(said, type) and said is not object else frozenset()


def _by_contextlib(found: object) -> bool:
    return hasattr(found, "__wrapped__") and "contextlib" in getattr(getattr(found, "__code__", None), "co_filename", "")


def _of_class(cls: type) -> frozenset[str]:
    meanings = (("__aiter__", "iterator"), ("__aenter__", "context"), ("__await__", "awaitable"))
    return frozenset(meaning for method, meaning in meanings if hasattr(cls, method)) or frozenset({"plain"})


def _returns_coroutine(function: types.FunctionType, owner: object) -> bool:
    """Whether some ``return`` is a call of a coroutine function, of its own object or of its module."""
    for node in ast.walk(_tree(function)):
        match node:
            case ast.Return(value=ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr=attr))) if isinstance(owner, type):
                inner = inspect.getattr_static(owner, attr, None)
            case ast.Return(value=ast.Call(func=ast.Name(id=attr))):
                inner = function.__globals__.get(attr)
            case _:
                continue
        if inner is not None and inner is not function and kinds(inner, owner) & {"coroutine", "awaitable"}:
            return True
    return False
