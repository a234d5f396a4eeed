from contextlib import contextmanager

from qdrant_client import QdrantClient, models


def say(text):
    print(text)
    return text


@contextmanager
def locked(name):
    say(f"lock {name}")
    try:
        yield
    finally:
        say(f"unlock {name}")


def rows(client: QdrantClient, name: str):
    say("rows start")
    try:
        for record in client.scroll(name, limit=10)[0]:
            yield record.id
    finally:
        say("rows end")


def pair(client: QdrantClient, name: str):
    return (say("left"), client.count(name).count, say("right"), client.collection_exists(name))


def keyword(client: QdrantClient, name: str):
    return dict(a=say("a"), b=client.count(name).count, c=say("c"))


def use(client: QdrantClient, name: str):
    with locked(name):
        for id in rows(client, name):
            say(f"row {id}")
            client.set_payload(name, payload={"seen": id}, points=[id])
    return [r.payload["seen"] for r in client.scroll(name)[0]]
