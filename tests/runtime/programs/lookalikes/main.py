import io
import re
import sqlite3
import types
from collections import Counter, deque

from caches import Cache, Cursor
from elastic import Elastic
from vectors import Vectors


def plain_types(text):
    yield "a,b,c".count(",")  # same
    yield text.count("a") + "aa".count("a")  # same
    yield [1, 2, 1].count(1)  # same
    yield (1, 1, 1).count(1)  # same
    yield b"abcabc".count(b"c")  # same
    yield range(5).count(3)  # same
    yield deque([1, 2]).count(2)  # same
    yield Counter(text)["a"]  # same
    yield bytearray(b"xx").count(b"x")  # same
    yield re.search(r"b+", text).group()  # same
    yield re.compile("a").search(text).start()  # same
    yield text.upper().count("A")  # same
    yield [text].index(text)  # same
    yield {"count": 3}["count"]  # same
    yield text.join(["<", ">"]).count(text)  # same


def other_objects():
    elastic = Elastic()
    yield elastic.upsert("i", [(1, "red fox"), (2, "red hen"), (3, "dog")])  # same
    yield elastic.search("i", "red")  # same
    yield elastic.scroll("i", limit=2)  # same
    yield elastic.scroll("i", limit=2, offset=2)  # same
    yield elastic.count("i")  # same
    yield elastic.retrieve("i", ids=[3])  # same
    yield elastic.delete("i", 2)  # same
    yield elastic.close()  # same
    cache = Cache(a=1, b=2)
    yield cache.delete("a")  # same
    yield cache.get_collection("b")  # same
    yield cache.info()  # same
    yield cache.close()  # same
    cursor = Cursor()
    yield cursor.scroll(1)  # same
    yield cursor.query_points("a")  # same
    space = types.SimpleNamespace(count=lambda name: f"count of {name}", upsert=max)
    yield space.count("x")  # same
    yield space.upsert(1, 2)  # same
    buffer = io.StringIO("text")
    yield buffer.read()  # same
    yield buffer.close()  # same


def delete(key):
    return f"deleted {key}"


def count(*args):
    return len(args)


def scroll(name):
    return [name], None


def functions():
    yield delete("k")  # same
    yield count(1, 2)  # same
    points, offset = scroll("n")  # same
    yield points, offset
    connection = sqlite3.connect(":memory:")
    yield connection.execute("select 1").fetchall()  # same
    connection.close()  # same
    yield "client.count('v')"  # same
    yield "QdrantClient().scroll"  # same


class QueryBuilder:
    """Chained, with the client's names."""

    def __init__(self):
        self.parts = []

    def scroll(self, n):
        self.parts.append(f"scroll {n}")
        return self

    def delete(self, what):
        self.parts.append(f"delete {what}")
        return self

    def count(self):
        return len(self.parts)


def mixed(vectors):
    client = vectors.client
    n = client.count("v").count + [1, 1].count(1)  # awaited
    client.delete("v", points_selector=[0])  # awaited
    rows = client.scroll("v")[0]  # awaited
    chained = QueryBuilder().scroll(2).delete("x").count()  # same
    names = [r.id for r in rows]
    return n, names.count(1), chained, "scroll".count("l")


def rebound():
    client = Elastic()
    client.upsert("z", [(1, "one")])  # same
    size = client.count("z")  # same
    client.delete("z", 1)  # same
    return size, client.count("z")  # same


def main():
    print(*plain_types("abba"))
    print(*other_objects(), sep="\n")
    print(*functions(), sep="\n")
    vectors = Vectors()
    vectors.prepare()  # awaited
    print(vectors.lookup([1, 2, 9]))  # awaited
    print(mixed(vectors), rebound())


if __name__ == "__main__":
    main()
