from qdrant_client import QdrantClient

from seed import seeded


def forms(c: QdrantClient):
    first = c.query_points("d", query=[1, 0]).points[0].payload["t"]
    points, offset = c.scroll("d", limit=4)
    negated = -c.count("d").count ** 2
    power = 2 ** c.count("d").count
    absent = not c.collection_exists("nope")
    text = f"{c.count('d').count:>5}|{c.count('d').count!r}|{'x' if c.collection_exists('d') else 'y'}"
    return first, [p.id for p in points], offset, negated, power, absent, text


def more(c: QdrantClient):
    ids = [1, 2, 3, 4][: c.count("d").count - 4]
    chained = 1 < c.count("d").count <= 6
    picked = c.retrieve("d", ids=[3])[0].payload["f"] if c.collection_exists("d") else None
    called = c.count("d").model_dump()["count"]
    tail = c.scroll("d", limit=6)[0][-2:]
    keyed = {c.count("d").count: c.get_collection("d").points_count}
    star = [*c.retrieve("d", ids=[1, 2])]
    mod = "%s items" % c.count("d").count
    assert c.collection_exists("d"), "missing"
    return ids, chained, picked, called, [p.id for p in tail], keyed, len(star), mod


def conditions(c: QdrantClient, log: list):
    if c.collection_exists("d") and c.count("d").count > 5 or log.append("never"):
        log.append("and/or")
    value = c.retrieve("d", ids=[99]) or c.retrieve("d", ids=[4])
    log.append(value[0].id)
    while (n := c.count("d").count) > 4:
        c.delete("d", points_selector=[n])
        log.append(n)
    return log


def main():
    c = seeded()
    for value in forms(c) + more(c):
        print(value)
    print(conditions(c, []))


if __name__ == "__main__":
    main()
