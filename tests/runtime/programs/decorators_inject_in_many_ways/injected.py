import functools

from qdrant_client import QdrantClient

_client = QdrantClient(":memory:")


def by_key(fn):
    @functools.wraps(fn)
    def run(*args, **kwargs):
        kwargs["client"] = _client
        return fn(*args, **kwargs)

    return run


def by_update(fn):
    @functools.wraps(fn)
    def run(*args, **kwargs):
        kwargs.update(client=_client)
        return fn(*args, **kwargs)

    return run


def by_merging(fn):
    @functools.wraps(fn)
    def run(*args, **kwargs):
        kwargs |= {"client": _client}
        return fn(*args, **kwargs)

    return run


def at_the_end(fn):
    @functools.wraps(fn)
    def run(*args, **kwargs):
        args = (*args, _client)
        return fn(*args, **kwargs)

    return run
