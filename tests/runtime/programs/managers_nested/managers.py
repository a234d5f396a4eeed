import logging
import time
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress

from qdrant_client import QdrantClient, models

log = logging.getLogger(__name__)


@contextmanager
def timer(label):
    t = time.perf_counter()
    yield
    log.debug("%s %.3f", label, time.perf_counter() - t)


@contextmanager
def temporary(client, name, size=1):
    client.create_collection(name, vectors_config=models.VectorParams(size=size, distance=models.Distance.DOT))
    try:
        yield name
    finally:
        with suppress(Exception):
            client.delete_collection(name)


@contextmanager
def alias(client, target, name):
    client.update_collection_aliases([models.CreateAliasOperation(create_alias=models.CreateAlias(collection_name=target, alias_name=name))])
    yield
    client.update_collection_aliases([models.DeleteAliasOperation(delete_alias=models.DeleteAlias(alias_name=name))])


def work(client, name, verbose):
    with timer("work") if verbose else nullcontext(), temporary(client, name) as tmp, alias(client, tmp, "live"):
        client.upsert(tmp, [models.PointStruct(id=1, vector=[1.0])])
        return client.count("live").count


def many(client, names):
    with ExitStack() as stack:
        made = [stack.enter_context(temporary(client, n)) for n in names]
        stack.callback(lambda: print("bye", len(made)))
        return sorted(c.name for c in client.get_collections().collections)
