from qdrant_client import QdrantClient


class Missing(Exception):
    pass


def n(c: QdrantClient) -> int:
    return c.count("d").count


def raising(c: QdrantClient):
    try:
        raise Missing(n(c), *[r.id for r in c.scroll("d", limit=n(c) - 2)[0]])
    except Missing as error:
        return error.args


def asserting(c: QdrantClient):
    try:
        assert n(c) > 100, f"only {n(c)}"
    except AssertionError as error:
        return str(error)


def deleting(c: QdrantClient):
    table = {i: str(i) for i in range(5)}
    del table[n(c)]
    return sorted(table)


def displays(c: QdrantClient):
    values = [10, 20, 30, 40]
    return {n(c), n(c)}, {n(c): n(c) + 1}, values[n(c) :], values[:: n(c)], values[-n(c)], (n(c),), [*range(n(c))], {**{"k": n(c)}}


def yielding(c: QdrantClient):
    yield n(c)
    yield n(c), n(c) * 2
    yield


def chained(c: QdrantClient):
    text = " ".join([str(n(c)), "points"]).replace(str(n(c)), "three").title()
    return text, 0 < n(c) < 4 < n(c) + 2, n(c) if n(c) % 2 else -n(c), not n(c), ~n(c), n(c) or None, n(c) and "some"


def nested(c: QdrantClient):
    return max(n(c), min(n(c), abs(-n(c)))), divmod(n(c), 2), pow(n(c), n(c)), [[n(c)] * n(c)][0][n(c) - 1]


async def already(c: QdrantClient):
    return n(c) + sum([n(c) for _ in range(n(c))])
