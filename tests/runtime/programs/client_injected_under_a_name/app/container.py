import functools
import typing as t

_config: dict[str, t.Any] = {}
_client = None


def configure(**options):
    _config.update(options)


def client():
    global _client
    if _client is None:
        from qdrant_client import QdrantClient
        _client = QdrantClient(**_config["qdrant"])
    return _client


def reset():
    global _client
    client().close()
    _client = None


def with_client(arg="client"):
    def deco(fn):
        @functools.wraps(fn)
        def run(*args, **kwargs):
            kwargs.setdefault(arg, client())
            return fn(*args, collection=_config["collection"], **kwargs)
        return run
    return deco
